// The program as a process of its own: run() in a fork, with its three streams in files.
#pragma once

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/control.hpp"
#include "app/folder.hpp"
#include "holdfast/app/run.hpp"
#include "holdfast/net/client.hpp"

namespace holdfast {

class Process {
public:
    // `inside` is called in the new process before anything else.
    explicit Process(
        std::vector<std::string> words, std::string_view input = "", std::function<void()> const& inside = [] {}) {
        files_.write("in", input);
        child_ = ::fork();
        if (child_ > 0) return;
        redirect(STDIN_FILENO, "in", O_RDONLY);
        redirect(STDOUT_FILENO, "out", O_WRONLY | O_CREAT);
        redirect(STDERR_FILENO, "err", O_WRONLY | O_CREAT);
        inside();
        words.insert(words.begin(), "holdfast");
        std::vector<char*> argv;
        for (auto& word : words) argv.push_back(word.data());
        std::exit(run(static_cast<int>(argv.size()), argv.data()));
    }
    ~Process() {
        if (child_ <= 0) return;
        ::kill(child_, SIGKILL);
        wait();
    }
    Process(Process const&) = delete;
    Process& operator=(Process const&) = delete;

    void signal(int number) const { ::kill(child_, number); }

    // The exit code; 128 and more when a signal ended it.
    int wait() {
        int status = 0;
        ::waitpid(std::exchange(child_, 0), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    std::string out() const { return text("out"); }
    std::string err() const { return text("err"); }

    // What it says on one stream, once it holds the words. Everything it said when that never comes.
    std::string err_with(std::string_view words) const {
        for (int i = 0; i < 1000; ++i) {
            auto said = err();
            if (said.find(words) != said.npos) return said;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return err();
    }

private:
    void redirect(int stream, std::string const& name, int flags) const {
        ::dup2(::open((files_.path + "/" + name).c_str(), flags, 0600), stream);
    }
    std::string text(std::string const& name) const {
        std::ostringstream out;
        out << std::ifstream{files_.path + "/" + name}.rdbuf();
        return out.str();
    }

    Folder files_;
    pid_t child_ = 0;
};

// A server on a folder of its own, ready when the constructor returns, and having said so.
class Served {
public:
    explicit Served(std::vector<std::string> const& settings = {}) : process{words(folder.path, settings)} {
        for (int i = 0; i < 1000 && !(ready() && said_so()); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }

    bool ready() const {
        auto const control = read_control(folder.path);
        if (!control) return false;
        auto const answer = net::request("GET", control->url + "/readyz", {}, "", 1'000);
        return answer && answer->status == 200;
    }
    bool said_so() const { return process.out().find("Holdfast listens on ") != std::string::npos; }
    Control control() const { return read_control(folder.path).value_or(Control{}); }

    static std::vector<std::string> words(std::string const& folder, std::vector<std::string> const& settings) {
        std::vector<std::string> out{"serve", "--data", folder, "--listen", "127.0.0.1:0", "--set", "loops=2"};
        for (auto const& setting : settings) out.insert(out.end(), {"--set", setting});
        return out;
    }

    Folder folder;
    Process process;
};

}  // namespace holdfast

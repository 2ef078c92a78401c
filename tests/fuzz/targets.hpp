// What reads the bytes of strangers, each as a function of bytes that says what must be true of the outcome, whatever came.
// Pure, but for the archives (a file in memory) and the search (an index in memory); one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::fuzz {

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
    std::vector<std::string> (*seeds)() = nullptr;  // made from the catalogue, beside what is kept in corpus/<name>/
};
std::vector<Target> const& targets();

// Runs it within a bound of processor time; now and then on the same bytes over and over, so that time that does not grow with
// the length alone shows. Throws Broken.
void run_within_bounds(Target const& target, std::string_view bytes, bool stretched);

struct Broken {
    std::string promise;
};
void require(bool so, std::string_view promise);

bool is_clean(std::string_view text);         // UTF-8, no control characters but tab and newline
std::string as_text(std::string_view bytes);  // what is no UTF-8 becomes '?', as a parser before it would refuse it
std::string_view take_line(std::string_view& bytes);  // up to the next newline, without it

void head(std::string_view bytes);
void body(std::string_view bytes);
void frames(std::string_view bytes);
void addresses(std::string_view bytes);
void json(std::string_view bytes);
void command(std::string_view bytes);
std::vector<std::string> command_seeds();
void query(std::string_view bytes);
std::vector<std::string> query_seeds();
void ids(std::string_view bytes);
void message(std::string_view bytes);
void names(std::string_view bytes);
void mrkdwn(std::string_view bytes);
void table(std::string_view bytes);
void hook(std::string_view bytes);
void slash(std::string_view bytes);
void search(std::string_view bytes);
void picture(std::string_view bytes);
void archive(std::string_view bytes);
void slack_export(std::string_view bytes);
void backup(std::string_view bytes);

}  // namespace holdfast::fuzz

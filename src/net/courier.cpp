#include "holdfast/net/courier.hpp"

#include <thread>
#include <unordered_map>

#include <curl/curl.h>
#include <pthread.h>
#include <unistd.h>

#include "holdfast/base/mailbox.hpp"
#include "net/guard.hpp"

namespace holdfast::net {
namespace {

constexpr int idle_ms = 60'000;

struct ListEnd {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListEnd>;
struct EasyEnd {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using Easy = std::unique_ptr<CURL, EasyEnd>;

void add(List& list, std::string const& text) {
    auto* const longer = curl_slist_append(list.get(), text.c_str());
    if (!longer) throw std::bad_alloc{};
    (void)list.release();
    list.reset(longer);
}

struct Parcel {
    HttpAsk ask;
    std::function<void(HttpAnswer)> then;
    Guard const* guard = nullptr;
    HttpAnswer answer;
    bool refused = false;  // by the guard
    List headers;
    Easy easy;
};

// Asked once for each address that is tried: a refused one gets no socket.
curl_socket_t open_socket(void* at, curlsocktype, curl_sockaddr* address) {
    auto& parcel = *static_cast<Parcel*>(at);
    if (!parcel.guard->lets_out(address->addr)) {
        parcel.refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* at) {
    auto& answer = static_cast<Parcel*>(at)->answer;
    auto const room = http_answer_bytes_max - std::min(http_answer_bytes_max, answer.body.size());
    answer.body.append(bytes, std::min(size * count, room));
    return answer.body.size() >= http_answer_bytes_max ? 0 : size * count;  // 0: enough, close it
}

std::string trouble_of(CURLcode code, Parcel const& parcel) {
    if (parcel.refused) return "refused_address";
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST: return "unknown_host";
        case CURLE_OPERATION_TIMEDOUT: return "timeout";
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL: return "bad_url";
        default: return "unreachable";
    }
}

}  // namespace

struct Courier::Parts {
    explicit Parts(CourierSettings given) : settings{std::move(given)}, inbox{settings.queue_max} {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        auto parsed = Guard::parse(settings.allow_private);
        if (parsed) guard = std::move(*parsed);
        for (auto const& name : settings.names) add(names, name);
        multi = curl_multi_init();
        thread = std::thread{[this] { run(); }};
        ::pthread_setname_np(thread.native_handle(), "courier");
    }
    ~Parts() {
        inbox.close();
        curl_multi_wakeup(multi);
        thread.join();
        for (auto& [easy, parcel] : under_way) curl_multi_remove_handle(multi, easy);
        under_way.clear();
        curl_multi_cleanup(multi);
    }

    void run() {
        while (!inbox.closed()) {
            for (auto& parcel : inbox.try_take(settings.queue_max)) begin(std::move(parcel));
            int running = 0;
            curl_multi_perform(multi, &running);
            finish();
            if (!inbox.closed()) curl_multi_poll(multi, nullptr, 0, idle_ms, nullptr);
        }
    }

    void begin(std::unique_ptr<Parcel> parcel) {
        parcel->easy.reset(curl_easy_init());
        parcel->guard = &guard;
        prepare(*parcel);
        auto* const easy = parcel->easy.get();
        under_way.emplace(easy, std::move(parcel));
        curl_multi_add_handle(multi, easy);
    }

    void prepare(Parcel& parcel) {
        auto* const easy = parcel.easy.get();
        for (auto const& [name, value] : parcel.ask.headers) add(parcel.headers, name + ": " + value);
        add(parcel.headers, "Expect:");  // no waiting for a permission to send so little
        curl_easy_setopt(easy, CURLOPT_URL, parcel.ask.url.c_str());
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(easy, CURLOPT_PROXY, "");  // whatever the environment says: a proxy would connect in our place
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
        curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);  // each passes the guard
        curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(parcel.ask.timeout_ms));
        curl_easy_setopt(easy, CURLOPT_USERAGENT, settings.agent.c_str());
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, parcel.headers.get());
        curl_easy_setopt(easy, CURLOPT_RESOLVE, names.get());
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, parcel.ask.body.data());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(parcel.ask.body.size()));
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
        curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &parcel);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take_body);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &parcel);
    }

    void finish() {
        int left = 0;
        while (auto const* message = curl_multi_info_read(multi, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            auto* const easy = message->easy_handle;
            auto const code = message->data.result;
            auto parcel = std::move(under_way.at(easy));
            under_way.erase(easy);
            curl_multi_remove_handle(multi, easy);
            tell(*parcel, code);
        }
    }

    void tell(Parcel& parcel, CURLcode code) {
        auto* const easy = parcel.easy.get();
        long status = 0;
        curl_off_t took = 0;
        char const* type = nullptr;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &took);
        curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
        auto& answer = parcel.answer;
        // An answer longer than wanted was closed by us: what came of it counts.
        bool const came = code == CURLE_OK || (code == CURLE_WRITE_ERROR && status > 0);
        answer.status = came ? static_cast<int>(status) : 0;
        answer.ms = took / 1000;
        answer.type = type ? type : "";
        if (!came) {
            answer.body.clear();
            answer.trouble = trouble_of(code, parcel);
        }
        parcel.then(std::move(answer));
    }

    CourierSettings settings;
    Guard guard;
    List names;
    Mailbox<std::unique_ptr<Parcel>> inbox;
    CURLM* multi = nullptr;
    std::unordered_map<CURL*, std::unique_ptr<Parcel>> under_way;
    std::thread thread;
};

Courier::Courier(CourierSettings settings) : parts_{std::make_unique<Parts>(std::move(settings))} {}
Courier::~Courier() = default;

void Courier::send(HttpAsk ask, std::function<void(HttpAnswer)> then) {
    auto parcel = std::make_unique<Parcel>();
    parcel->ask = std::move(ask);
    parcel->then = std::move(then);
    if (!parts_->inbox.try_push(parcel)) {
        HttpAnswer answer;
        answer.trouble = "busy";
        return parcel->then(std::move(answer));
    }
    curl_multi_wakeup(parts_->multi);
}

}  // namespace holdfast::net

#include "engine/start_frame.hpp"

#include <unordered_set>

#include <nlohmann/json.hpp>

#include "holdfast/base/json.hpp"

namespace holdfast {
namespace {

// Where in the message it stands: { } is depth 1, the record of cursors 2, a cursor 3.
class StartReader final : public nlohmann::json_sax<Json> {
public:
    explicit StartReader(std::size_t cursors_max) : cursors_max_{cursors_max} {}

    bool null() override { return other(); }
    bool boolean(bool) override { return other(); }
    bool number_float(number_float_t, string_t const&) override { return other(); }
    bool binary(binary_t&) override { return false; }
    bool number_integer(number_integer_t) override { return other(); }  // below 0: no number of ours is
    bool number_unsigned(number_unsigned_t value) override {
        if (depth_ == 1 && top_ == "protocol") return speaks_ = value == 1, true;
        if (!in_cursor() || place_++ != 0 || value >= static_cast<number_unsigned_t>(INT64_MAX)) return other();
        cursor_->first = static_cast<Seq>(value);
        return true;
    }
    bool string(string_t& value) override {
        if (value.find('\0') != string_t::npos) return false;
        if (depth_ == 1 && top_ == "epoch") request_.epoch = std::move(value);
        else if (depth_ == 1 && top_ == "focus") request_.focus = std::move(value);
        else if (in_cursor() && place_++ == 1) cursor_->second = std::move(value);
        else return other();
        return true;
    }

    bool key(string_t& name) override {
        if (name.find('\0') != string_t::npos) return false;
        if (depth_ == 1) return top_ = std::move(name), seen_.insert(top_).second;
        if (depth_ != 2 || top_ != "cursors") return true;
        if (request_.cursors.size() >= cursors_max_) return refuse("too_large", "cursors");
        auto const [at, is_new] = request_.cursors.try_emplace(std::move(name));
        cursor_ = &at->second;
        place_ = 0;
        return is_new;
    }

    bool start_object(std::size_t) override {
        if (depth_ == 1 && top_ == "cursors") return ++depth_, true;
        return within(depth_ > 0 && top_ == "cursors");
    }
    bool end_object() override { return --depth_, true; }
    bool start_array(std::size_t) override {
        bool const cursor = depth_ == 2 && top_ == "cursors" && place_ == 0;
        return within(depth_ == 0 || (top_ == "cursors" && !cursor));
    }
    bool end_array() override {
        bool const cut_short = in_cursor() && place_ != 2;
        --depth_;
        return cut_short ? refuse("bad_frame", "cursors") : true;
    }
    bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const&) override { return false; }

    Result<StartRequest> taken(bool whole) {
        if (problem_) return *problem_;
        if (!whole) return bad("bad_frame", "");
        if (!speaks_) return bad("bad_frame", "protocol");
        return std::move(request_);
    }

private:
    static Problem bad(char const* code, char const* field) { return {Fault::bad_request, code, "", field}; }
    bool refuse(char const* code, char const* field) { return problem_ = bad(code, field), false; }
    bool in_cursor() const { return depth_ == 3 && top_ == "cursors"; }
    // A value that means nothing here; among the cursors that is a fault.
    bool other() { return depth_ >= 1 && top_ == "cursors" ? refuse("bad_frame", "cursors") : depth_ > 0; }
    bool within(bool at_fault) {
        if (at_fault) return refuse("bad_frame", depth_ == 0 ? "" : "cursors");
        return ++depth_ <= static_cast<int>(json_depth_max);
    }

    std::size_t const cursors_max_;
    StartRequest request_;
    int depth_ = 0, place_ = 0;
    bool speaks_ = false;
    std::string top_;  // the member of the message that is being read
    std::unordered_set<std::string> seen_;
    std::pair<Seq, std::string>* cursor_ = nullptr;
    std::optional<Problem> problem_;
};

}  // namespace

bool looks_like_start(std::string_view text) { return text.starts_with(R"({"type":"start")"); }

Result<StartRequest> parse_start(std::string_view text, std::size_t cursors_max) {
    StartReader reader{cursors_max};
    bool const whole = Json::sax_parse(text.begin(), text.end(), &reader);
    return reader.taken(whole);
}

}  // namespace holdfast

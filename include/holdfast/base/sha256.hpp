// SHA-256 of bytes that come piece by piece: what sha256sum prints. Any thread, one at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace holdfast {

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    void add(std::string_view bytes);
    std::string hex_digest();  // once, at the end

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace holdfast

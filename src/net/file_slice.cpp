#include "net/file_slice.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/sendfile.h>

namespace holdfast::net {
namespace {

constexpr std::int64_t slice_bytes = 256 * 1024;

}  // namespace

Awaitable<std::int64_t> send_slice(Socket& socket, int file, std::int64_t from, std::int64_t bytes) {
    auto const slice = std::min(bytes, slice_bytes);
    ::readahead(file, from + slice, static_cast<std::size_t>(slice));
    Failure error;
    socket.native_non_blocking(true, error);
    auto token = asio::redirect_error(use_awaitable, error);
    co_await socket.async_wait(Socket::wait_write, token);
    if (error) co_return -1;
    off_t at = from;
    auto const sent = ::sendfile(socket.native_handle(), file, &at, static_cast<std::size_t>(slice));
    if (sent < 0) co_return errno == EAGAIN || errno == EINTR ? 0 : -1;
    co_return sent > 0 ? sent : -1;  // the file is shorter than it was
}

}  // namespace holdfast::net

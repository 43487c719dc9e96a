#include "input/bytes/gunzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string>

#include "base/error.hpp"

namespace outagedb {
namespace {

constexpr std::string_view kMagic = "\x1F\x8B\x08";
constexpr int kGzipOnly = 16 + MAX_WBITS;
constexpr const char* kHint = "nothing was imported from it; download it again";

[[noreturn]] void fail(const std::string& what, std::uint64_t position) {
  throw Error(what + " at byte " + std::to_string(position), kHint);
}

}  // namespace

bool is_gzip(std::string_view head) noexcept { return head.starts_with(kMagic); }

struct Gunzip::State {
  z_stream stream{};
};

Gunzip::Gunzip(std::unique_ptr<ByteSource> packed)
    : packed_(std::move(packed)), chunk_(std::size_t{64} << 10), state_(std::make_unique<State>()) {
  if (inflateInit2(&state_->stream, kGzipOnly) != Z_OK) throw std::bad_alloc();
}

Gunzip::~Gunzip() { inflateEnd(&state_->stream); }

bool Gunzip::refill() {
  const std::size_t got = packed_->read(chunk_.data(), chunk_.size());
  taken_ += got;
  state_->stream.next_in = reinterpret_cast<Bytef*>(chunk_.data());
  state_->stream.avail_in = static_cast<uInt>(got);
  return got > 0;
}

std::uint64_t Gunzip::position() const { return taken_ - state_->stream.avail_in; }

// Tape drives and some servers pad the end with zeros.
void Gunzip::pass_padding() {
  z_stream& stream = state_->stream;
  while (stream.avail_in > 0 || refill()) {
    while (stream.avail_in > 0 && *stream.next_in == 0) {
      ++stream.next_in;
      --stream.avail_in;
    }
    if (stream.avail_in > 0) return;
  }
}

void Gunzip::begin_next_member() {
  pass_padding();
  in_member_ = state_->stream.avail_in > 0;
  if (in_member_) inflateReset(&state_->stream);
}

std::size_t Gunzip::read(char* to, std::size_t size) {
  z_stream& stream = state_->stream;
  const auto room = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<int>::max()));
  stream.next_out = reinterpret_cast<Bytef*>(to);
  stream.avail_out = room;
  while (in_member_ && stream.avail_out == room) {
    if (stream.avail_in == 0 && !refill()) fail("the compressed input is truncated", position());
    const int result = inflate(&stream, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      begin_next_member();
    } else if (result == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      const std::string why = stream.msg != nullptr ? stream.msg : "it needs a dictionary";
      fail("the compressed input is damaged (" + why + ")", position());
    }
  }
  return room - stream.avail_out;
}

}  // namespace outagedb

#include "input/bytes/iconv_source.hpp"

#include <fmt/format.h>

#include <cerrno>

#include "base/error.hpp"

namespace outagedb {
namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;

// A suffix such as //IGNORE would drop bytes silently.
iconv_t opened(const std::string& encoding) {
  if (!encoding.empty() && encoding.find('/') == std::string::npos) {
    iconv_t converter = iconv_open("UTF-8", encoding.c_str());
    if (reinterpret_cast<std::intptr_t>(converter) != -1) return converter;
  }
  throw Error(fmt::format("unknown encoding '{}'", encoding),
              "use a name such as windows-1252, windows-1256, iso-8859-15 or utf-16le; 'iconv -l' "
              "lists all");
}

}  // namespace

void require_encoding(const std::string& encoding) { iconv_close(opened(encoding)); }

IconvSource::IconvSource(std::unique_ptr<ByteSource> source, const std::string& encoding)
    : source_(std::move(source)), encoding_(encoding), converter_(opened(encoding)) {}

IconvSource::~IconvSource() { iconv_close(converter_); }

void IconvSource::fail(const char* at, const char* reason) const {
  const auto offset = offset_ + static_cast<std::uint64_t>(at - pending_.data());
  throw Error(fmt::format("the byte 0x{:02X} at offset {} {} in {}",
                          static_cast<unsigned char>(*at), offset, reason, encoding_),
              "state the encoding of the file with --encoding");
}

// Leaves a character that the end of the chunk splits for the next one.
void IconvSource::convert(std::string& text) {
  constexpr std::size_t kMostPerByte = 4;
  text.resize(pending_.size() * kMostPerByte);
  char* from = pending_.data();
  std::size_t left = pending_.size();
  char* to = text.data();
  std::size_t room = text.size();
  if (iconv(converter_, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) {
    if (errno != EINVAL) fail(from, "is not valid");
    if (ended_) fail(from, "begins an incomplete character");
  }
  text.resize(text.size() - room);
  offset_ += pending_.size() - left;
  pending_.erase(0, pending_.size() - left);
}

bool IconvSource::next(std::string& text) {
  const std::size_t held = pending_.size();
  pending_.resize(held + kChunk);
  const std::size_t got = source_->read(pending_.data() + held, kChunk);
  pending_.resize(held + got);
  ended_ = got == 0;
  convert(text);
  return !ended_;
}

}  // namespace outagedb

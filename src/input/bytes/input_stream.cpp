#include "input/bytes/input_stream.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "input/bytes/gunzip.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/iconv_source.hpp"
#include "input/bytes/utf16.hpp"
#include "input/bytes/utf16_source.hpp"

namespace outagedb {

class InputStream::File final : public ByteSource {
 public:
  explicit File(const std::string& name) : stream_(&std::cin) {
    if (name == "-") return;
    std::error_code unknown;  // opening the file reports the reason
    const auto type = std::filesystem::status(name, unknown).type();
    if (type == std::filesystem::file_type::directory) throw Error("is a folder", "name its files");
    if (type == std::filesystem::file_type::regular) {
      const auto size = std::filesystem::file_size(name, unknown);
      if (!unknown) size_ = size;
    }
    file_.open(name, std::ios::binary);
    if (!file_) throw Error(std::strerror(errno), "nothing was imported from it");
    stream_ = &file_;
  }

  std::size_t read(char* to, std::size_t size) override {
    stream_->read(to, static_cast<std::streamsize>(size));
    const auto length = static_cast<std::size_t>(stream_->gcount());
    if (stream_->bad())
      throw Error(std::string("cannot be read to the end: ") + std::strerror(errno));
    hash_.add({to, length});
    read_ += length;
    return length;
  }

  [[nodiscard]] std::uint64_t bytes_read() const noexcept { return read_; }
  [[nodiscard]] std::optional<std::uint64_t> size() const noexcept { return size_; }
  [[nodiscard]] std::string sha256() { return hash_.digest(); }

 private:
  std::ifstream file_;
  std::istream* stream_;
  std::optional<std::uint64_t> size_;
  std::uint64_t read_ = 0;
  Sha256 hash_;
};

InputStream::InputStream(const std::string& name, const std::string& encoding) : stream_(this) {
  auto file = std::make_unique<File>(name);
  file_ = file.get();
  put_on_top(std::move(file));
  if (is_gzip(head_)) put_on_top(std::make_unique<Gunzip>(std::move(source_)));
  if (is_utf16(head_)) {
    put_on_top(std::make_unique<Utf16Source>(std::move(source_)));
  } else if (!encoding.empty() && !head_.starts_with(kByteOrderMark)) {
    put_on_top(std::make_unique<IconvSource>(std::move(source_), encoding));
  }
  // Without this, an Error thrown in the source would only set the bad state of the stream.
  stream_.exceptions(std::ios::badbit);
}

void InputStream::put_on_top(std::unique_ptr<ByteSource> source) {
  auto top = std::make_unique<PeekableSource>(std::move(source));
  head_ = top->head();
  source_ = std::move(top);
  ++layers_;
}

void InputStream::guess_encoding() {
  auto guessed = std::make_unique<GuessedSource>(std::move(source_));
  guessed_ = guessed.get();
  put_on_top(std::move(guessed));
}

std::string InputStream::guessed_word() const {
  return guessed_ == nullptr ? std::string() : guessed_->example();
}

InputStream::~InputStream() = default;

InputStream::int_type InputStream::underflow() {
  const std::size_t length = source_->read(buffer_.data(), buffer_.size());
  setg(buffer_.data(), buffer_.data(), buffer_.data() + length);
  return length == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_.front());
}

std::string InputStream::sha256() {
  while (underflow() != traits_type::eof()) {
  }
  return file_->sha256();
}

std::uint64_t InputStream::bytes_read() const noexcept { return file_->bytes_read(); }

std::optional<std::uint64_t> InputStream::size() const noexcept { return file_->size(); }

}  // namespace outagedb

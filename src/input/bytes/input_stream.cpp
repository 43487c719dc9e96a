#include "input/bytes/input_stream.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "input/bytes/gunzip.hpp"
#include "input/bytes/head.hpp"
#include "input/bytes/iconv_source.hpp"
#include "input/bytes/utf16.hpp"
#include "input/bytes/utf16_source.hpp"
#include "input/workbooks/workbook.hpp"

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

namespace {

// Keeps the source from which the text was taken.
class Text final : public ConvertingSource {
 public:
  Text(std::unique_ptr<ByteSource> source, std::string text)
      : source_(std::move(source)), text_(std::move(text)) {}

 private:
  bool next(std::string& text) override {
    text = std::move(text_);
    return false;
  }

  std::unique_ptr<ByteSource> source_;
  std::string text_;
};

std::string whole(ByteSource& source) {
  constexpr std::size_t kPiece = std::size_t{64} << 10U;
  std::string bytes;
  for (std::size_t got = 1; got > 0;) {
    const std::size_t end = bytes.size();
    bytes.resize(end + kPiece);
    got = source.read(bytes.data() + end, kPiece);
    bytes.resize(end + got);
    if (bytes.size() > ZipArchive::kMostBytes) {
      throw Error(fmt::format("a workbook or zip archive of more than {} MiB",
                              ZipArchive::kMostBytes >> 20U),
                  "save it as CSV, or unpack it");
    }
  }
  return bytes;
}

}  // namespace

InputStream::InputStream(const std::string& name, const std::string& encoding,
                         const std::string& sheet)
    : stream_(this) {
  auto file = std::make_unique<File>(name);
  file_ = file.get();
  put_on_top(std::move(file));
  if (is_gzip(head())) put_on_top(std::make_unique<Gunzip>(std::move(source_)));
  is_zip(head()) ? unpack(sheet) : require_no_sheet(sheet);
  if (is_utf16(head())) {
    put_on_top(std::make_unique<Utf16Source>(std::move(source_)));
  } else if (!encoding.empty() && !head().starts_with(kByteOrderMark)) {
    put_on_top(std::make_unique<IconvSource>(std::move(source_), encoding));
  }
  // Without this, an Error thrown in the source would only set the bad state of the stream.
  stream_.exceptions(std::ios::badbit);
}

void InputStream::unpack(const std::string& sheet) {
  Unpacked content = unpacked(ZipArchive(whole(*source_)), sheet);
  sheet_note_ = std::move(content.note);
  put_on_top(std::make_unique<Text>(std::move(source_), std::move(content.bytes)));
}

void InputStream::put_on_top(std::unique_ptr<ByteSource> source) {
  auto top = std::make_unique<PeekableSource>(std::move(source));
  top_ = top.get();
  source_ = std::move(top);
  ++layers_;
}

std::string_view InputStream::long_head() {
  constexpr std::size_t kLong = std::size_t{4} << 20U;
  top_->extend_head(kLong);
  return top_->head();
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

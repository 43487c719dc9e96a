#include "input/input_stream.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "base/error.hpp"

namespace outagedb {

InputStream::InputStream(const std::string& name) : name_(name), source_(&std::cin), stream_(this) {
  if (name != "-") {
    if (std::filesystem::is_directory(name))
      throw Error(fmt::format("{}: this is a folder", name), "name its files");
    file_.open(name, std::ios::binary);
    if (!file_)
      throw Error(fmt::format("{}: {}", name, std::strerror(errno)), "nothing of it was taken in");
    source_ = &file_;
  }
  head_length_ = fill();
  setg(buffer_.data(), buffer_.data(), buffer_.data() + head_length_);
}

std::size_t InputStream::fill() {
  source_->read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  const auto length = static_cast<std::size_t>(source_->gcount());
  if (source_->bad())
    throw Error(fmt::format("{}: cannot be read to its end: {}", name_, std::strerror(errno)));
  hash_.add({buffer_.data(), length});
  return length;
}

InputStream::int_type InputStream::underflow() {
  const std::size_t length = fill();
  setg(buffer_.data(), buffer_.data(), buffer_.data() + length);
  return length == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_.front());
}

std::string InputStream::sha256() {
  while (underflow() != traits_type::eof()) {
  }
  return hash_.digest();
}

}  // namespace outagedb

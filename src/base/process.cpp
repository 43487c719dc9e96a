#include "base/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

constexpr auto kWait = std::chrono::milliseconds(10);  // between two looks at whether it has ended

}  // namespace

class Process::Reader final : public std::streambuf {
 public:
  explicit Reader(int file) : file_(file) {}
  ~Reader() override { ::close(file_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

 private:
  int_type underflow() override {
    ssize_t length = 0;
    do {
      length = ::read(file_, buffer_.data(), buffer_.size());
    } while (length < 0 && errno == EINTR);
    if (length <= 0) return traits_type::eof();
    setg(buffer_.data(), buffer_.data(), buffer_.data() + length);
    return traits_type::to_int_type(buffer_.front());
  }

  int file_;
  std::array<char, 64UL * 1024> buffer_{};
};

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

std::vector<std::string> environment_with(const std::vector<std::string>& added) {
  std::vector<std::string> all = added;  // the first entry of a name applies
  for (char** entry = environ; *entry != nullptr; ++entry) all.emplace_back(*entry);
  return all;
}

std::string said(std::FILE* errors) {
  std::array<char, 400> text{};
  std::rewind(errors);
  const std::size_t length = std::fread(text.data(), 1, text.size(), errors);
  return valid_utf8(trim({text.data(), length}));
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments,
                 const std::vector<std::string>& environment)
    : name_(arguments.front()), errors_(std::tmpfile(), &std::fclose) {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  // A socket for its input: writing to a pipe without a reader would kill us with SIGPIPE.
  if (!errors_ || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.data()) != 0 ||
      ::pipe2(out.data(), O_CLOEXEC) != 0)
    throw Error(fmt::format("cannot run {}: {}", name_, std::strerror(errno)));
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in[0], 0);
  ::posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  ::posix_spawn_file_actions_adddup2(&actions, ::fileno(errors_.get()), 2);
  std::vector<std::string> texts = arguments;
  std::vector<std::string> variables = environment_with(environment);
  const int failed = ::posix_spawnp(&pid_, texts.front().c_str(), &actions, nullptr,
                                    pointers(texts).data(), pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(in[0]);
  ::close(out[1]);
  input_ = in[1];
  reader_ = std::make_unique<Reader>(out[0]);
  out_ = std::make_unique<std::istream>(reader_.get());
  if (failed == 0) return;
  pid_ = -1;
  ::close(input_);
  throw Error(fmt::format("cannot run {}: {}", name_, std::strerror(failed)),
              fmt::format("install the package {}", name_));
}

Process::~Process() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  ::close(input_);
  ::waitpid(pid_, nullptr, 0);
}

void Process::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t length = ::send(input_, text.data(), text.size(), MSG_NOSIGNAL);
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) throw Error(fmt::format("{} ended early: {}", name_, said(errors_.get())));
    text.remove_prefix(static_cast<std::size_t>(length));
  }
}

void Process::finish() {
  ::close(input_);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  require_success(status);
}

void Process::finish_within(double seconds) {
  const double end = clock_steady() + seconds;
  // Without an end of its input, a process that reads it would wait until it is killed.
  ::shutdown(input_, SHUT_WR);
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(pid_, &status, WNOHANG)) == 0 || (ended < 0 && errno == EINTR)) {
    // The destructor kills it.
    if (clock_steady() >= end)
      throw Error(fmt::format("{} did not finish within {} seconds", name_, seconds));
    std::this_thread::sleep_for(kWait);
  }
  ::close(input_);
  require_success(status);
}

void Process::require_success(int status) {
  pid_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw Error(fmt::format("{} failed: {}", name_, said(errors_.get())));
}

}  // namespace outagedb

#pragma once

#include <cstdio>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace outagedb {

// A child process, run without a shell. Read its output from out(), send it lines with write().
class Process {
 public:
  // The first argument is looked up in PATH; `environment` (NAME=value) is added to ours. Throws
  // Error if it cannot be started.
  explicit Process(const std::vector<std::string>& arguments,
                   const std::vector<std::string>& environment = {});
  ~Process();  // kills the process unless finish() was called
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] std::istream& out() noexcept { return *out_; }
  void write(std::string_view text);
  // Waits for the process to exit. Throws Error, with its standard error, if its exit code is not
  // 0.
  void finish();
  // The same, but kills the process and throws Error if it takes longer. For a process whose output
  // nobody reads: it must fit into a pipe.
  void finish_within(double seconds);

 private:
  class Reader;

  void require_success(int status);

  std::string name_;
  int pid_ = -1;
  int input_ = -1;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> errors_;
  std::unique_ptr<Reader> reader_;
  std::unique_ptr<std::istream> out_;
};

}  // namespace outagedb

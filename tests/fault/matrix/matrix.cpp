// Runs each operation of the program again and again, every time with another call that fails, and
// looks whether what it promises holds: it ends with an exit code and a cause, the database is
// sound, in the state before or after, and the same operation then succeeds.

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "faults.hpp"
#include "operations.hpp"
#include "trial.hpp"

// The sanitizers' usual exit code is one of ours.
extern "C" const char* __asan_default_options() {
  return "exitcode=99:allocator_may_return_null=1";
}

namespace {

using namespace outagedb::fault;
namespace fs = std::filesystem;

struct Options {
  std::string kind;
  std::vector<std::string> operations;
  std::size_t sample = 0;
  std::int64_t at = 0;
  std::uint64_t seed = 1;
  std::uint64_t losses = 20;
};

std::vector<Fault> files_plan(const Tally& tally) {
  std::vector<Fault> plan;
  const auto calls = std::min(static_cast<std::size_t>(tally.calls), Tally::kCalls);
  for (std::size_t n = 0; n < calls; ++n) {
    for (const Manner manner :
         {Manner::io_error, Manner::disk_full, Manner::short_write, Manner::busy}) {
      if (!befalls(manner, tally.kinds.at(n))) continue;
      for (const bool lasting : {false, true})
        plan.push_back({manner, static_cast<std::int64_t>(n) + 1, lasting});
    }
  }
  return plan;
}

std::vector<Fault> memory_plan(const Tally& tally) {
  std::vector<Fault> plan;
  for (std::int64_t n = 1; n <= tally.allocations; ++n) {
    for (const bool lasting : {false, true}) plan.push_back({Manner::no_memory, n, lasting});
  }
  return plan;
}

// Before each sync, and after the last.
std::vector<Fault> power_plan(const Tally& tally, const Options& options) {
  std::vector<Fault> plan;
  for (std::int64_t n = 1; n <= tally.syncs + 1; ++n) {
    for (std::uint64_t i = 0; i < options.losses; ++i)
      plan.push_back({Manner::power_loss, n, false, options.seed * options.losses + i});
  }
  return plan;
}

std::vector<Fault> plan_of(const Tally& tally, const Options& options) {
  if (options.kind == "memory") return memory_plan(tally);
  return options.kind == "power" ? power_plan(tally, options) : files_plan(tally);
}

// So many, spread over all of it.
std::vector<Fault> sampled(const std::vector<Fault>& plan, const Options& options) {
  if (options.sample == 0 || options.sample >= plan.size()) return plan;
  std::mt19937_64 engine(options.seed);
  std::vector<Fault> chosen;
  for (std::size_t n = 0; n < options.sample; ++n) {
    const std::size_t from = plan.size() * n / options.sample;
    const std::size_t until = plan.size() * (n + 1) / options.sample;
    chosen.push_back(plan.at(from + engine() % (until - from)));
  }
  return chosen;
}

std::string words_of(const Fault& fault) {
  constexpr const char* kManners[] = {"no fault",      "I/O error",     "disk full", "short write",
                                      "lock is taken", "out of memory", "power lost"};
  return fmt::format("{}{} at {}, seed {}", kManners[static_cast<std::size_t>(fault.manner)],
                     fault.lasting ? " from then on" : "", fault.at, fault.seed);
}

std::size_t try_all(const Operation& operation, const Options& options, const fs::path& scratch) {
  Trial trial(operation, scratch);
  const Tally& tally = trial.calls();
  auto plan = sampled(plan_of(tally, options), options);
  if (options.at > 0)
    std::erase_if(plan, [&](const Fault& fault) { return fault.at != options.at; });
  std::size_t injected = 0;
  std::size_t after = 0;
  std::size_t losses = 0;
  for (std::size_t n = 0; n < plan.size(); ++n) {
    const auto verdict =
        trial.meet(plan[n], n % 2 == 0 ? Trial::Order::look_first : Trial::Order::retry_first);
    injected += verdict.injected ? 1 : 0;
    after += verdict.ended == Trial::Ended::after ? 1 : 0;
    if (verdict.loss.empty()) continue;
    ++losses;
    std::cout << fmt::format("  {}, {}: {}\n", operation.name, words_of(plan[n]), verdict.loss);
  }
  const std::int64_t points = options.kind == "memory"  ? tally.allocations
                              : options.kind == "power" ? tally.syncs + 1
                                                        : tally.calls;
  std::cout
      << fmt::format(
             "{:<12} {:<7} points {:>6}  faults {:>6}  before {:>6}  after {:>6}  losses {}\n",
             operation.name, options.kind, points, injected, plan.size() - after, after, losses)
      << std::flush;
  return losses;
}

int run_matrix(const Options& options) {
  std::string scratch = fs::temp_directory_path() / "outagedb-faults-XXXXXX";
  if (mkdtemp(scratch.data()) == nullptr) throw std::runtime_error("no folder for it");
  fs::create_directory(fs::path(scratch) / "inputs");
  fs::current_path(fs::path(scratch) / "inputs");
  write_inputs(".");
  std::size_t losses = 0;
  for (const Operation& operation : operations()) {
    const auto& chosen = options.operations;
    if (chosen.empty() || std::find(chosen.begin(), chosen.end(), operation.name) != chosen.end())
      losses += try_all(operation, options, scratch);
  }
  fs::current_path("/");
  fs::remove_all(scratch);
  return losses == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Shows that no fault of the system loses anything.", "fault_matrix");
  bool list = false;
  app.add_option("KIND", options.kind, "what fails: files, memory, power")
      ->check(CLI::IsMember({"files", "memory", "power"}));
  app.add_flag("--list", list, "only print the operations' names");
  app.add_option("--operation", options.operations, "only these");
  app.add_option("--sample", options.sample, "so many faults of each operation; 0: all");
  app.add_option("--at", options.at, "only the faults of that call");
  app.add_option("--seed", options.seed, "of what is drawn by chance");
  app.add_option("--losses", options.losses, "of power at each sync");
  CLI11_PARSE(app, argc, argv);
  try {
    if (list) {
      for (const Operation& operation : operations()) std::cout << operation.name << '\n';
      return 0;
    }
    if (options.kind.empty()) throw std::runtime_error("say what is to fail");
    install();
    return run_matrix(options);
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return 1;
  }
}

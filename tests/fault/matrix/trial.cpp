#include "trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/sha256.hpp"

namespace outagedb::fault {
namespace {

namespace fs = std::filesystem;

constexpr int kUnusable = 2;

// Words of which an error must hold one, so that the user knows what to mend.
std::vector<std::string> causes(Manner manner) {
  switch (manner) {
    case Manner::io_error:
      return {"disk I/O error", "unable to open database file", "locking protocol",
              // integrity_check of a copy
              "unable to get the page", "failed to get page"};
    case Manner::disk_full:
    case Manner::short_write:
      return {"disk is full"};
    case Manner::busy:
      return {"database is locked", "locking protocol"};
    case Manner::no_memory:
      // SQLite may tell what it could not do; then the hint names the cause
      return {"out of memory", "allow the program more memory"};
    case Manner::none:
    case Manner::power_loss:
      break;
  }
  return {};
}

bool names_one(const std::string& told, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return told.find(word) != std::string::npos; });
}

std::string content_of(const fs::path& file) {
  std::ostringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  return content.str();
}

}  // namespace

Trial::Trial(const Operation& operation, const fs::path& scratch)
    : operation_(operation), scratch_(scratch / "trial"), base_(scratch / "base" / "history.db") {
  fs::remove_all(base_.parent_path());
  fs::create_directories(base_.parent_path());
  if (operation_.make) operation_.make(base_);
  for (const Words& words : operation_.before) {
    if (const Run made = run(base_, words); made.code > 1)
      throw std::runtime_error(fmt::format("{}: cannot be begun: {}", operation_.name, made.told));
  }
  const fs::path database = fresh();
  before_.push_back(state_of(changed_by(database)));
  if (operation_.makes.empty() && before_.front().tables.empty()) {
    // A file that was made and holds nothing yet is as good as none.
    (void)run(database, {"init"});
    before_.push_back(state_of(database));
    (void)fresh();
  }
  after_ = undisturbed(database);
  again_ = undisturbed(database);
  if (after_.code > 1 || after_.state == before_.front())
    throw std::runtime_error(operation_.name + ": changes nothing");
}

fs::path Trial::fresh() const {
  fs::remove_all(scratch_);
  fs::create_directories(scratch_);
  if (fs::exists(base_)) fs::copy_file(base_, scratch_ / "history.db");
  return scratch_ / "history.db";
}

Trial::Reference Trial::undisturbed(const fs::path& database) {
  const Run done = run(database, operation_.words);
  if (calls_.calls == 0) calls_ = *done.tally;
  return {done.code, state_of(changed_by(database))};
}

fs::path Trial::changed_by(const fs::path& database) const {
  return operation_.makes.empty() ? database : database.parent_path() / operation_.makes;
}

// An operation that refuses does not put the mode right in which the file is written.
bool Trial::is_as(const Reference& must, const State& state) {
  return must.code == kUnusable ? state.tables == must.state.tables : state == must.state;
}

bool Trial::is_before(const State& state) const {
  return std::any_of(before_.begin(), before_.end(),
                     [&](const State& good) { return good.tables == state.tables; });
}

std::optional<Trial::Ended> Trial::ended_in(const State& state) const {
  if (state.tables == after_.state.tables) return Ended::after;
  if (is_before(state)) return Ended::before;
  return std::nullopt;
}

// `check` knows the newest schema alone; of an older one, and of an empty file, SQLite says whether
// it is sound.
std::string Trial::unsound(const fs::path& database) const {
  const fs::path changed = changed_by(database);
  if (!fs::exists(changed)) return {};
  const Run check = run(changed, {"check"});
  if (check.code == 0) return {};
  const bool refused = operation_.make || before_.front().tables.empty();
  if (refused && is_before(state_of(changed))) return integrity_of(changed);
  return fmt::format("check ends with {}: {}", check.code, check.told);
}

// How the program itself must not end.
std::string Trial::misbehaviour(const Run& run, const Fault& fault) const {
  if (run.told.find("Sanitizer") != std::string::npos ||
      run.told.find("runtime error") != std::string::npos)
    return "a finding of the sanitizers";
  if (run.code == kPowerLost && fault.manner == Manner::power_loss) return {};
  if (run.code == after_.code) return {};
  if (run.code != kUnusable) return fmt::format("ended with {}", run.code);
  if (fault.manner == Manner::power_loss) return "failed though nothing had happened yet";
  if (!names_one(run.told, causes(fault.manner))) return "the error does not name the cause";
  if (run.told.find("hint: ") == std::string::npos) return "the error has no hint";
  return {};
}

Trial::Verdict Trial::look_then_retry(const fs::path& database) const {
  Verdict verdict;
  if (verdict.loss = unsound(database); !verdict.loss.empty()) return verdict;
  const State found = state_of(changed_by(database));
  const auto ended = ended_in(found);
  if (!ended) {
    verdict.loss = "neither before nor after: " + difference(found, after_.state);
    return verdict;
  }
  verdict.ended = *ended;
  const Reference& must = *ended == Ended::before ? after_ : again_;
  const Run retried = run(database, operation_.words);
  if (retried.code != must.code)
    verdict.loss = fmt::format("done again it ends with {}: {}", retried.code, retried.told);
  else if (const State state = state_of(changed_by(database)); !is_as(must, state))
    verdict.loss = "done again it leaves another state: " + difference(state, must.state);
  return verdict;
}

// Nothing has recovered the database before the operation is done again. Where SQLite finds a log
// beside a file that is not in that mode, the mode is put right by the next run that writes.
Trial::Verdict Trial::retry_then_look(const fs::path& database) const {
  Verdict verdict;
  const Run retried = run(database, operation_.words);
  if (verdict.loss = unsound(database); !verdict.loss.empty()) return verdict;
  const State found = state_of(changed_by(database));
  const auto leads_to = [&](const Reference& must) {
    return retried.code == must.code && found.tables == must.state.tables;
  };
  // Where doing it twice leaves what doing it once does, the exit code may still tell.
  if (leads_to(after_)) {
    verdict.ended = Ended::before;
  } else if (leads_to(again_)) {
    verdict.ended = Ended::after;
  } else {
    verdict.loss = fmt::format("done again at once it ends with {}: {}; {}", retried.code,
                               retried.told, difference(found, after_.state));
  }
  return verdict;
}

// The names and the content of all files that a run left.
std::string Trial::left() const {
  std::map<fs::path, std::string> digests;
  for (const auto& entry : fs::directory_iterator(scratch_))
    digests[entry.path().filename()] = sha256(content_of(entry.path()));
  Sha256 all;
  for (const auto& [name, digest] : digests) all.add(name.string() + '\n' + digest + '\n');
  return all.digest();
}

// The program does the same with the same files, as its clock stands still: of what most faults
// leave, namely the files as they were, it is enough to ask once.
const Trial::Verdict& Trial::judge(Order order) {
  const auto [found, is_new] = judged_.try_emplace({order, left()});
  if (is_new) {
    const fs::path database = scratch_ / "history.db";
    found->second =
        order == Order::look_first ? look_then_retry(database) : retry_then_look(database);
  }
  return found->second;
}

Trial::Verdict Trial::meet(const Fault& fault, Order order) {
  const fs::path database = fresh();
  const Run met = run(database, operation_.words, fault);
  const bool injected = met.tally->injected > 0;
  Verdict verdict;
  // A loss of power at the end must show that nothing is lost: then it is looked at first.
  const bool done = met.code == 0 || met.code == 1;
  const std::string wrong = misbehaviour(met, fault);
  if (wrong.empty()) {
    verdict = judge(done ? Order::look_first : order);
    if (done && verdict.loss.empty() && verdict.ended != Ended::after)
      verdict.loss = "said to be done, and is not";
  } else {
    verdict.loss = wrong;
  }
  if (!verdict.loss.empty())
    verdict.loss += fmt::format("\n    it had ended with {}: {}", met.code, met.told);
  verdict.injected = injected;
  return verdict;
}

}  // namespace outagedb::fault

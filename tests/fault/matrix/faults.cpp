#include "faults.hpp"

#include <simdjson.h>

#include "disk.hpp"
#include "faulty_files.hpp"
#include "faulty_memory.hpp"

namespace outagedb::fault {
namespace {

Fault fault;
Tally* tally = nullptr;

bool is_due(std::int64_t number) noexcept {
  return number == fault.at || (fault.lasting && number > fault.at);
}

}  // namespace

bool befalls(Manner manner, Call call) noexcept {
  switch (manner) {
    case Manner::none:
    case Manner::power_loss:
      return false;
    case Manner::io_error:
      return call != Call::memory;
    case Manner::disk_full:
      return call == Call::write || call == Call::truncate || call == Call::shared_map;
    case Manner::short_write:
      return call == Call::write;
    case Manner::busy:
      return call == Call::lock || call == Call::shared_lock;
    case Manner::no_memory:
      return call == Call::memory;
  }
  return false;
}

void install() {
  // The JSON library looks at the processor once, in a function that must not throw. Here it has
  // looked before any memory fails.
  (void)simdjson::get_active_implementation()->name();
  install_faulty_memory();
  install_faulty_files();
}

void arm(const Fault& planned, Tally& shared, const std::filesystem::path& folder) {
  fault = planned;
  // Without a fault too, as the syncs are counted there.
  if (fault.manner == Manner::none || fault.manner == Manner::power_loss) disk::begin(folder);
  tally = &shared;
}

void disarm() noexcept { tally = nullptr; }

const Fault& armed() noexcept { return fault; }

bool fails(Call call) noexcept {
  if (tally == nullptr) return false;
  std::int64_t number = 0;
  if (call == Call::memory) {
    number = ++tally->allocations;
  } else {
    number = ++tally->calls;
    const auto at = static_cast<std::size_t>(number - 1);
    if (at < Tally::kCalls) tally->kinds[at] = call;
  }
  if (!befalls(fault.manner, call) || !is_due(number)) return false;
  ++tally->injected;
  return true;
}

void before_sync() {
  if (tally == nullptr) return;
  ++tally->syncs;
  if (fault.manner != Manner::power_loss || tally->syncs != fault.at) return;
  ++tally->injected;
  disk::lose_power(fault.seed);
}

void end_of_run() {
  if (tally == nullptr || fault.manner != Manner::power_loss || tally->syncs >= fault.at) return;
  ++tally->injected;
  disk::drop_unsynced(fault.seed);
}

}  // namespace outagedb::fault

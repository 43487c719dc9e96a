#include "store/incidents/listings.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <vector>

#include "new_history.hpp"
#include "store/batches/ingest.hpp"

namespace outagedb {
namespace {

// A page's list of what is open at `at`: the keys that it names.
struct Listing {
  Instant at;
  std::vector<std::string> keys;
};

std::string bounds_after(const std::vector<Listing>& listings) {
  auto db = new_history();
  const Source page{"status_page", "https://status.example", {}, {}, {}, {}};
  for (const Listing& listing : listings) {
    IngestBatch batch(
        db, {.name = "list", .format = "test", .observed_at = listing.at, .stated_at = listing.at});
    for (const std::string& key : listing.keys) {
      Incident incident;
      incident.source = page;
      incident.platform = "X";
      incident.key = key;
      incident.title = "down";
      incident.started = {1000, 1000};
      incident.ongoing = true;
      batch.incident(incident, {});
    }
    batch.snapshot({page, "X", listing.at});
    (void)batch.finish("0");
    batch.commit();
  }
  SQLite::Statement row(db, "SELECT key, ended_min, ended_max, ongoing FROM incident ORDER BY key");
  std::string text;
  while (row.executeStep()) {
    text += row.getColumn(0).getString() + ":" + row.getColumn(1).getString() + ".." +
            row.getColumn(2).getString() + (row.getColumn(3).getInt() != 0 ? " on;" : ";");
  }
  return text;
}

TEST(Listings, WhatTheNextListDoesNotNameEndedBetweenTheTwo) {
  EXPECT_EQ(bounds_after({{2000, {"a", "b"}}, {3000, {"a"}}, {4000, {"a"}}}),
            "a:4000.. on;b:2000..3000;");
}

TEST(Listings, WhatIsNamedAgainWasNotOver) {
  EXPECT_EQ(bounds_after({{2000, {"a"}}, {3000, {}}, {4000, {"a"}}, {5000, {}}}), "a:4000..5000;");
}

TEST(Listings, TheOrderOfTheListsDoesNotMatter) {
  std::vector<Listing> listings{{2000, {"a", "b"}}, {3000, {"a"}}, {4000, {}}, {5000, {"c"}}};
  const std::string in_order = bounds_after(listings);
  EXPECT_EQ(in_order, "a:3000..4000;b:2000..3000;c:5000.. on;");
  const auto earlier = [](const Listing& a, const Listing& b) { return a.at < b.at; };
  while (std::next_permutation(listings.begin(), listings.end(), earlier))
    EXPECT_EQ(bounds_after(listings), in_order);
}

}  // namespace
}  // namespace outagedb

#include "base/hex.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/row_hash.hpp"

namespace outagedb {
namespace {

using std::string_literals::operator""s;
using std::string_view_literals::operator""sv;
using testing::Optional;

TEST(Hex, ReadsWhatItWrites) {
  EXPECT_EQ(to_hex("a\0\xff"s), "6100ff");
  EXPECT_THAT(from_hex("6100fF"), Optional("a\0\xff"s));
  EXPECT_THAT(from_hex(""), Optional(""s));
  for (const char* text : {"6", "6g", " 61", "0x61", "+1"}) EXPECT_EQ(from_hex(text), std::nullopt);
}

template <typename... Add>
std::uint64_t hash_of(Add... add) {
  RowHash hash;
  (add(hash), ...);
  return hash.value();
}

TEST(RowHash, TellsApartWhatATableCanHold) {
  const auto one = [](RowHash& hash) { hash.integer(1); };
  const auto two = [](RowHash& hash) { hash.integer(2); };
  const auto null = [](RowHash& hash) { hash.null(); };
  const auto text = [](std::string_view value) {
    return [value](RowHash& hash) { hash.text(value); };
  };
  const std::vector<std::uint64_t> hashes{hash_of(one, two),
                                          hash_of(two, one),
                                          hash_of(one),
                                          hash_of(null),
                                          hash_of(one, null),
                                          hash_of(null, one),
                                          hash_of(text("")),
                                          hash_of(text("1")),
                                          hash_of(text("1\0"sv)),
                                          hash_of(text("12345678")),
                                          hash_of(text("123456789")),
                                          hash_of(text("12345678"), text("9")),
                                          hash_of(text("1"), text("23456789")),
                                          hash_of([](RowHash& hash) { hash.blob("1"); }),
                                          hash_of([](RowHash& hash) { hash.real(1); })};
  EXPECT_EQ(std::set(hashes.begin(), hashes.end()).size(), hashes.size());
  EXPECT_EQ(hash_of(one, two), hash_of(one, two));
}

}  // namespace
}  // namespace outagedb

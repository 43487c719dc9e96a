#include "base/address.hpp"

#include <gmock/gmock.h>

namespace outagedb {
namespace {

TEST(Address, HasOneSpelling) {
  for (const char* text :
       {"https://status.example", "https://status.example/", "http://status.example//",
        "HTTP://WWW.Status.EXAMPLE:80/", " https://www.status.example.:443/# "}) {
    EXPECT_EQ(canonical_address(text), "https://status.example") << text;
  }
}

TEST(Address, KeepsWhatTellsPagesApart) {
  const std::pair<const char*, const char*> kept[] = {
      {"https://Example.com/A/?b=C", "https://example.com/A?b=C"},
      {"http://example.com:8080/", "https://example.com:8080"},
      {"http://www.com/", "https://www.com"},
      {"https://status.example/#eu", "https://status.example#eu"},
      {"www.Example.com/", "www.Example.com/"},  // a name, as nothing says that it is an address
      {"https://", "https://"},
      {"Downdetector", "Downdetector"},
      {"", ""}};
  for (const auto& [text, address] : kept) {
    EXPECT_EQ(canonical_address(text), address);
    EXPECT_EQ(canonical_address(address), address);
  }
}

}  // namespace
}  // namespace outagedb

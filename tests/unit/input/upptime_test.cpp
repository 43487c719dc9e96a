#include "input/feeds/upptime/upptime.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.hpp"
#include "input/feeds/upptime/upptime_commits.hpp"
#include "recording_sink.hpp"

namespace outagedb::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TimeBounds at(Instant instant) { return {instant, instant}; }

const Incident& named(const RecordingSink& sink, std::string_view key) {
  for (const Incident& read : sink.incidents)
    if (read.key == key) return read;
  throw std::runtime_error("no incident " + std::string(key));
}

const std::string kHeader = "commit,author_time,commit_time,subject\n";

class UpptimeCommits : public testing::Test {
 protected:
  std::string text = text_of(fixtures() / "upptime_commits.csv");
  RecordingSink sink = read_as("upptime", text);
};

TEST_F(UpptimeCommits, LastFromTheCommitThatSaysDownToTheNextOther) {
  EXPECT_THAT(sink.incidents, SizeIs(4));
  const Incident& read = named(sink, "c04");
  EXPECT_EQ(read.source.kind, "monitor");
  EXPECT_EQ(read.source.name, "Upptime");
  EXPECT_EQ(read.platform, "Shop");
  EXPECT_EQ(read.title, "Shop is down");
  EXPECT_EQ(read.kind, Kind::outage);
  EXPECT_EQ(read.started, at(utc(2025, 3, 1, 12)));  // the author's time
  EXPECT_EQ(read.ended, at(utc(2025, 3, 2, 0, 20)));
  EXPECT_EQ(read.status, "up");
  EXPECT_FALSE(read.ongoing);
  EXPECT_THAT(read.components, IsEmpty());
  ASSERT_THAT(read.updates, SizeIs(2));
  EXPECT_EQ(read.updates[0].text, "503 in 12 ms");
  EXPECT_EQ(read.updates[1].status, "up");
}

TEST_F(UpptimeCommits, DegradationIsAnIncidentOfItsOwn) {
  const Incident& slow = named(sink, "c09");
  EXPECT_EQ(slow.platform, "Mail (new)");
  EXPECT_EQ(slow.kind, Kind::degradation);
  EXPECT_EQ(slow.severity, Severity::minor);
  EXPECT_EQ(slow.ended, at(utc(2025, 3, 3, 23, 25)));
  EXPECT_EQ(slow.status, "down");
}

TEST_F(UpptimeCommits, WhatIsNotOverGoesOnUntilTheLastCommit) {
  const Incident& open = named(sink, "c10");
  EXPECT_TRUE(open.ongoing);
  EXPECT_EQ(open.ended.min, utc(2025, 3, 4, 23, 10));
  EXPECT_FALSE(open.ended.max);
  EXPECT_EQ(open.listed_at, utc(2025, 3, 4, 23, 10));
}

TEST_F(UpptimeCommits, OfASiteThatNoCommitNamesAnyMoreTheEndIsUnknown) {
  const Incident& gone = named(sink, "c03");
  EXPECT_FALSE(gone.ongoing);
  EXPECT_EQ(gone.ended.min, utc(2025, 3, 1, 10, 0, 3));
  EXPECT_FALSE(gone.ended.max);
  EXPECT_FALSE(gone.listed_at);
}

TEST_F(UpptimeCommits, WatchASiteFromItsFirstCommitOn) {
  ASSERT_THAT(sink.coverages, SizeIs(2));  // none of the forum: a single commit
  EXPECT_EQ(sink.coverages[0].platform, "Mail (new)");
  EXPECT_EQ(sink.coverages[0].from, utc(2025, 3, 1, 10, 0, 2));
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 3, 4, 23, 10));
  EXPECT_EQ(sink.coverages[1].platform, "Shop");
  EXPECT_EQ(sink.coverages[1].until, utc(2025, 3, 4, 23, 10));
}

TEST_F(UpptimeCommits, RejectsARowAlone) {
  ASSERT_THAT(sink.rejects, SizeIs(1));
  EXPECT_EQ(sink.rejects[0].line, 11);
  EXPECT_THAT(sink.rejects[0].reason, HasSubstr("time: "));
  EXPECT_THAT(sink.rejects[0].record, testing::StartsWith("c11,"));
  EXPECT_FALSE(sink.rejects[0].hint.empty());
}

TEST_F(UpptimeCommits, NewestFirstIsReadAlike) {
  std::istringstream lines(text.substr(kHeader.size()));
  std::string turned;
  for (std::string line; std::getline(lines, line);) turned = line + "\n" + turned;
  const auto again = read_as("upptime", kHeader + turned);
  ASSERT_THAT(again.incidents, SizeIs(4));
  EXPECT_EQ(named(again, "c04").ended, at(utc(2025, 3, 2, 0, 20)));
  EXPECT_EQ(named(again, "c10").ended.min, utc(2025, 3, 4, 23, 10));
}

TEST_F(UpptimeCommits, SitesAreComponentsOfAPlatformThatIsNamed) {
  ReadOptions options;
  options.platform = "Our services";
  options.source = "status.example";
  sink = read_as("upptime", text, options);
  const Incident& read = named(sink, "c04");
  EXPECT_EQ(read.platform, "Our services");
  EXPECT_EQ(read.source.name, "status.example");
  ASSERT_THAT(read.components, SizeIs(1));
  EXPECT_EQ(read.components[0].name, "Shop");
  EXPECT_EQ(sink.coverages[1].platform, "Our services");
  EXPECT_EQ(sink.coverages[1].component, "Shop");
}

TEST(UpptimeLog, ASilenceOfDaysIsNotWatched) {
  const auto sink = read_as("upptime", kHeader +
                                           "a,2025-03-01T00:00:00Z,,Shop is up (200 in 1 ms)\n"
                                           "b,2025-03-02T00:00:00Z,,Shop is up (200 in 1 ms)\n"
                                           "c,2025-03-20T00:00:00Z,,Shop is up (200 in 1 ms)\n"
                                           "d,2025-03-21T00:00:00Z,,Shop is up (200 in 1 ms)\n");
  ASSERT_THAT(sink.coverages, SizeIs(2));
  EXPECT_EQ(sink.coverages[0].until, utc(2025, 3, 2));
  EXPECT_EQ(sink.coverages[1].from, utc(2025, 3, 20));
}

TEST(UpptimeLog, WithoutStatusCommitsTellsSo) {
  const auto sink = read_as("upptime", kHeader + "a,2025-03-01T00:00:00Z,,Update graphs\n");
  EXPECT_THAT(sink.warnings, ElementsAre(HasSubstr("no commit of this log")));
}

// Blank lines are passed over, and counted.
TEST(UpptimeLog, LinesBeforeTheHeader) {
  const auto sink = read_as("upptime", "\n\n" + kHeader + "a,soon,,Shop is up (200 in 1 ms)\n");
  ASSERT_THAT(sink.rejects, SizeIs(1));
  EXPECT_EQ(sink.rejects[0].line, 4);
}

TEST(UpptimeLog, ASiteThatIsDownAtItsFirstCommitHasNoKnownStart) {
  const auto sink = read_as("upptime", kHeader +
                                           "a,2025-03-01T00:00:00Z,,Shop is down (0 in 0 ms)\n"
                                           "b,2025-03-01T01:00:00Z,,Shop is up (200 in 1 ms)\n");
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_EQ(sink.incidents[0].started, (TimeBounds{std::nullopt, utc(2025, 3, 1)}));
}

struct Subject {
  const char* text;
  const char* site;
  const char* status;
};
class UpptimeSubject : public testing::TestWithParam<Subject> {};

TEST_P(UpptimeSubject, IsRead) {
  const auto read = site_status_of(GetParam().text);
  ASSERT_EQ(read.has_value(), *GetParam().site != '\0');
  if (!read) return;
  EXPECT_EQ(read->site, GetParam().site);
  EXPECT_EQ(read->status, GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(
    Subjects, UpptimeSubject,
    testing::Values(Subject{"🟥 Shop is down (500 in 321 ms) [skip ci] [upptime]", "Shop",
                            "down"},
                    Subject{"🟨 A [b] (c) is degraded (200 in 9 ms) [skip ci] [upptime]",
                            "A [b] (c)", "degraded"},
                    Subject{"🔔 Shop is down (0 in 0 ms)", "Shop", "down"},
                    Subject{":green: Shop is up [upptime]", "Shop", "up"},
                    Subject{"鸭鸭 梨 is up (200 in 3 ms)", "鸭鸭 梨", "up"},
                    Subject{"What is up is down (1 in 2 ms)", "What is up", "down"},
                    Subject{"Shop is up", "", ""}, Subject{"🟩 is up (200 in 3 ms)", "", ""},
                    Subject{"Shop is up (soon)", "", ""}, Subject{"(200 in 3 ms)", "", ""},
                    Subject{"📝 Update summary in README [skip ci] [upptime]", "", ""}));

TEST(UpptimeHistory, TellsThatASiteIsDown) {
  ReadOptions options;
  options.path = "clone/history/web-shop.yml";
  const auto sink = read_as("upptime", text_of(fixtures() / "upptime_site.yml"), options);
  ASSERT_THAT(sink.incidents, SizeIs(1));
  const Incident& read = sink.incidents[0];
  EXPECT_EQ(read.platform, "web-shop");
  EXPECT_EQ(read.url, "https://shop.example");
  EXPECT_EQ(read.started.min, utc(2020, 10, 12, 7, 27, 7));
  EXPECT_EQ(read.started.max, utc(2025, 3, 1, 12));
  EXPECT_EQ(read.ended.min, utc(2025, 3, 1, 12));
  EXPECT_TRUE(read.ongoing);
  EXPECT_THAT(sink.coverages, IsEmpty());
}

TEST(UpptimeHistory, OfASiteThatIsUpTellsNothing) {
  const auto sink = read_as("upptime",
                            "- url: https://a.example\n- status: up\n- code: 200\n"
                            "- lastUpdated: 2025-03-01T12:00:00.250Z\n"
                            "- startTime: 2020-10-12T09:27:07.000Z\n");
  EXPECT_THAT(sink.incidents, IsEmpty());
  EXPECT_THAT(sink.rejects, IsEmpty());
}

TEST(UpptimeHistory, RefusesWhatItCannotRead) {
  for (const std::string text :
       {"status: [\nlastUpdated: x\nstartTime: x\n", "status: gone\nlastUpdated: x\nstartTime: x\n",
        "url: u\nstatus: down\nlastUpdated: soon\nstartTime: 2025-01-01T00:00:00Z\n",
        "url: u\nstatus: down\nlastUpdated: 2025-01-01 UTC\nstartTime: 2025-02-01 UTC\n",
        "status: down\nlastUpdated: 2025-01-01T00:00:00Z\nstartTime: 2025-01-01T00:00:00Z\n"}) {
    const auto sink = read_as("upptime", text);
    EXPECT_THAT(sink.incidents, IsEmpty()) << text;
    ASSERT_THAT(sink.rejects, SizeIs(1)) << text;
    EXPECT_FALSE(sink.rejects[0].hint.empty()) << text;
  }
}

// The YAML library makes no UTF-8 of some escapes, and takes a NUL for the sign of one.
TEST(UpptimeHistory, RefusesTextThatTheYamlLibraryGarbles) {
  const std::string rest =
      "\nstatus: down\nlastUpdated: 2025-01-01T00:00:00Z\nstartTime: 2025-01-01T00:00:00Z\n";
  for (const std::string& url : {std::string(R"("https://a\Nb")"), std::string(R"("https://a\_b")"),
                                 std::string("ht\0nps", 6)}) {
    const auto sink = read_as("upptime", "url: " + url + rest);
    EXPECT_THAT(sink.incidents, IsEmpty()) << url;
    ASSERT_THAT(sink.rejects, SizeIs(1)) << url;
    EXPECT_THAT(sink.rejects[0].reason, HasSubstr("line 1")) << url;
  }
  EXPECT_THAT(read_as("upptime", "url: 'https://a\\Nb'" + rest).incidents, SizeIs(1));
}

TEST(UpptimeHistory, RefusesBombs) {
  const std::string keys =
      "\nurl: u\nstatus: up\nlastUpdated: 2025-01-01T00:00:00Z\nstartTime: 2025-01-01T00:00:00Z\n";
  EXPECT_THAT(read_as("upptime", "a: " + std::string(20000, '[') + keys).rejects, SizeIs(1));
  std::string grows = "a0: &a0 [x, x]\n";  // two to the power of forty, were it written out
  for (int n = 1; n < 40; ++n) {
    const auto before = "*a" + std::to_string(n - 1);
    const auto name = "a" + std::to_string(n);
    grows += name + ": &" + name + " [" + before + " , " + before + " ]\n";
  }
  EXPECT_THAT(read_as("upptime", grows + keys).rejects, IsEmpty());
  EXPECT_THROW((void)read_as("upptime", "a: " + std::string(100000, 'x') + keys), Error);
}

TEST(UpptimeSummary, IsRefusedWithTheWayOut) {
  const std::string text = R"([{"name": "Shop", "slug": "shop", "dailyMinutesDown": {}}])";
  EXPECT_EQ(format_of(text).name, "upptime");
  const auto sink = read_as("upptime", text);
  ASSERT_EQ(sink.rejects.size(), 1);
  EXPECT_EQ(sink.rejects[0].record, text);
  EXPECT_THAT(sink.rejects[0].hint, HasSubstr("clone"));
}

// A repository as Upptime makes it, in a folder of its own.
class UpptimeClone : public testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/outagedb-upptime-XXXXXX";
    ASSERT_NE(mkdtemp(name), nullptr);
    folder = name;
    git("init -q");
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  void git(const std::string& arguments, const std::string& before = {}) const {
    const std::string command = before + " git -C " + folder.string() +
                                " -c user.name=bot -c user.email=bot@upptime.example "
                                "-c commit.gpgsign=false " +
                                arguments;
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }
  void commit(const std::string& time, const std::string& subject) const {
    git("commit -q --allow-empty --date " + time + " -m '" + subject + "'",
        "GIT_COMMITTER_DATE=2025-03-09T00:00:00Z");
  }

  std::filesystem::path folder;
};

TEST_F(UpptimeClone, IsReadFromItsCommits) {
  EXPECT_FALSE(is_upptime_clone(folder));
  std::ofstream(folder / ".upptimerc.yml") << "owner: nobody\n";
  EXPECT_TRUE(is_upptime_clone(folder));
  commit("2025-03-01T10:00:00Z", "🟩 Shop is up (200 in 80 ms) [skip ci] [upptime]");
  commit("2025-03-01T11:00:00Z", "🟥 Shop is down (503 in 9 ms) [skip ci] [upptime]");
  commit("2025-03-01T11:05:00Z", "📝 Update summary in README");
  commit("2025-03-01T11:30:00Z", "🟩 Shop is up (200 in 80 ms) [skip ci] [upptime]");
  RecordingSink sink;
  read_upptime_clone(folder, {}, sink);
  ASSERT_THAT(sink.incidents, SizeIs(1));
  EXPECT_THAT(sink.warnings, IsEmpty());
  const Incident& read = sink.incidents[0];
  EXPECT_THAT(read.key, SizeIs(40));
  EXPECT_EQ(read.platform, "Shop");
  EXPECT_EQ(read.started, at(utc(2025, 3, 1, 11)));
  EXPECT_EQ(read.ended, at(utc(2025, 3, 1, 11, 30)));
  EXPECT_THAT(sink.lines, ElementsAre(2));
}

TEST_F(UpptimeClone, WithoutACommitCannotBeRead) {
  RecordingSink sink;
  EXPECT_THROW(read_upptime_clone(folder, {}, sink), Error);
  EXPECT_THROW(read_upptime_clone(folder / "nothing", {}, sink), Error);
}

TEST_F(UpptimeClone, ThatIsShallowIsToldOf) {
  commit("2025-03-01T10:00:00Z", "🟩 Shop is up (200 in 80 ms)");
  commit("2025-03-01T11:00:00Z", "🟩 Shop is up (200 in 80 ms)");
  git("clone -q --depth 1 file://" + folder.string() + " " + (folder / "copy").string());
  RecordingSink sink;
  read_upptime_clone(folder / "copy", {}, sink);
  EXPECT_THAT(sink.warnings, ElementsAre(HasSubstr("shallow")));
}

}  // namespace
}  // namespace outagedb::test

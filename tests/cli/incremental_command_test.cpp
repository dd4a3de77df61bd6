#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <random>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "support/changing_archive.h"
#include "support/command.h"
#include "support/quad_store.h"
#include "support/temporary_directory.h"

using namespace newsgraph;
using tests::contains;
using tests::read_file;
using tests::Run;
using tests::run_command;

namespace {

/// A user whose runs are killed: each run has the same command line, and whatever it gives is applied and taken away.
class Follower {
 public:
  Follower(unsigned seed, std::string form) : archive(seed), form_(std::move(form)) {}

  std::vector<std::string> arguments() const {
    return {"export", archive.path(), "--state", folder_ / "state", "--delta", form_, "-o", folder_ / "changes"};
  }
  std::string command() const {
    std::string line = "newsgraph";
    for (const std::string& argument : arguments()) line += " '" + argument + "'";
    return line;
  }
  Run run() const { return run_command(command()); }

  /// What a user does with an output that is there, whatever became of the run.
  void apply() {
    const std::filesystem::path changes = folder_ / "changes";
    if (!std::filesystem::exists(changes)) return;
    if (form_ == "update") {
      store_.update(read_file(changes));
    } else {
      store_.apply_folder(changes, ".nt");
    }
    std::filesystem::remove_all(changes);
  }

  /// Runs again until a run had nothing of an earlier one to care for. Tells how often.
  int settle() {
    for (int runs = 1;; ++runs) {
      REQUIRE(runs <= 3);
      const Run again = run();
      CAPTURE(again.output);
      if (again.status == 3) {
        REQUIRE(contains(again.output, "is there already"));
      } else {
        REQUIRE(again.status <= 1);
        REQUIRE(std::filesystem::exists(folder_ / "changes"));
      }
      apply();
      if (again.status <= 1 && !contains(again.output, "was interrupted")) return runs;
    }
  }

  /// The store, the state and the folder are as if no run had ever been killed.
  void check() const {
    const tests::TemporaryDirectory fresh;
    const Run whole =
        run_command("newsgraph export '" + archive.path() + "' --state state -o all.nq --quiet", fresh.path().string());
    REQUIRE(whole.status <= 1);
    CHECK(store_.quads == tests::QuadStore::parse(read_file(fresh / "all.nq")));
    CHECK(read_file(folder_ / "state") == read_file(fresh / "state"));
    CHECK(std::distance(std::filesystem::directory_iterator(folder_.path()), {}) == 1);
  }

  tests::ChangingArchive archive;

 private:
  std::string form_;
  tests::TemporaryDirectory folder_;
  tests::QuadStore store_;
};

/// The program as a process of its own, silent; `settings` are added to its environment.
class Process {
 public:
  explicit Process(std::vector<std::string> arguments, std::vector<std::string> settings = {}) {
    arguments.insert(arguments.begin(), tests::program());
    for (char** one = environ; *one != nullptr; ++one) settings.emplace_back(*one);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    REQUIRE(posix_spawn(&id_, arguments.front().c_str(), &actions, nullptr, pointers(arguments).data(),
                        pointers(settings).data()) == 0);
    posix_spawn_file_actions_destroy(&actions);
  }
  void kill() const { ::kill(id_, SIGKILL); }
  /// Waits for its end; true where it was killed.
  bool was_killed() const {
    int status = 0;
    REQUIRE(::waitpid(id_, &status, 0) == id_);
    return WIFSIGNALED(status);
  }

 private:
  static std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
  }
  pid_t id_ = 0;
};

/// Kills runs at one write after the other, from the first to the last.
void kill_at_each_write(const std::string& form, unsigned seed) {
  if (!std::filesystem::exists(tests::kill_library())) {
    std::cout << "skipped: a build with sanitizers has no library to kill by\n";
    return;
  }
  Follower user(seed, form);
  std::mt19937 random(seed);
  bool killed = true;
  int at = 0;
  while (killed) {
    ++at;
    CAPTURE(form, at);
    REQUIRE(at < 300);
    user.archive.change();
    const Process process(user.arguments(), {"KILL_AT=" + std::to_string(at), "LD_PRELOAD=" + tests::kill_library()});
    killed = process.was_killed();
    if (random() % 2 == 0) user.apply();           // or the user waits for a run that succeeds
    if (random() % 2 == 0) user.archive.change();  // or the archive is still the same
    user.settle();
    user.check();
  }
  CHECK(at > 15);
}

}  // namespace

TEST_CASE("a run that is killed before any one of its writes, and run again, leaves what a whole run leaves") {
  kill_at_each_write("update", 1);
}

TEST_CASE("so does one that makes a folder") {
  kill_at_each_write("graphs", 2);
}

TEST_CASE("a run that is killed at any moment, and run again, leaves what a whole run leaves") {
  Follower user(3, "update");
  std::mt19937 random(4);
  const auto start = std::chrono::steady_clock::now();
  user.settle();
  const auto whole =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  for (int trial = 0; trial < 40; ++trial) {
    CAPTURE(trial);
    user.archive.change();
    const auto moment = static_cast<unsigned>(random() % static_cast<unsigned>(whole));
    for (int kills = 0; kills < 3; ++kills) {
      const Process process(user.arguments());
      ::usleep(moment);
      process.kill();
      if (!process.was_killed()) break;
      if (random() % 4 == 0) user.apply();
    }
    if (trial % 8 != 7) continue;
    user.settle();
    user.check();
  }
}

TEST_CASE("the command line of a run with a state") {
  const tests::TemporaryDirectory folder;
  const std::string examples = (tests::source_directory() / "examples/articles").string();
  const auto shell = [&](const std::string& arguments) {
    return run_command("newsgraph export " + examples + ' ' + arguments, folder.path().string());
  };
  struct Case {
    std::string arguments;
    int status;
    std::string says;
  };
  folder.write("noise", "no state");
  for (const Case& c : {
           Case{"--state s -o all.nq", 0, "8 exported + 0 rejected + 0 unchanged = 8 seen; 0 articles gone"},
           Case{"--state s -o all.nq", 3, "all.nq: is there already"},
           Case{"--state s --delta update -o 1.ru", 0, "0 exported + 0 rejected + 8 unchanged = 8 seen"},
           Case{"no-such-file --state s --delta graphs -o 2 --rejects r", 1, "0 exported + 1 rejected + 8 unchanged"},
           Case{"--state s --delta update -o 3.ru --no-mentions", 0, "mentions: \"yes\" is now \"no\""},
           Case{"--state s", 2, "-o"},
           Case{"--delta update -o x", 2, "need --state"},
           Case{"--gone x -o y", 2, "need --state"},
           Case{"--state s --delta update --format trig -o x", 2, "format of its own"},
           Case{"--state s --delta graphs --format trig -o x", 2, "ntriples or nquads"},
           Case{"--state s --delta nonsense -o x", 2, "nonsense"},
           Case{"--state s --format dot -o x", 3, "dot"},
           Case{"--state noise -o x", 3, "noise: is not a state"},
           Case{"--state /no/such/folder/s -o x", 3, "/no/such/folder"},
       }) {
    CAPTURE(c.arguments);
    const Run run = shell(c.arguments);
    CAPTURE(run.output);
    CHECK(run.status == c.status);
    CHECK(contains(run.output, c.says));
  }
  CHECK(read_file(folder / "noise") == "no state");
  CHECK_FALSE(std::filesystem::exists(folder / "x"));
}

#include "peers.h"

#include <unistd.h>

namespace news::bench {
namespace {

Peer make_ours(const Places& places, const std::string& loader, const std::vector<std::string>& options) {
  Peer peer;
  peer.key = "ours-" + loader;
  peer.name = "ours, " + loader + (loader == "default" ? "" : " loader");
  peer.input = Peer::Input::newsindex;
  peer.program = {places.newsindex};
  peer.options = {"--quiet", "--annotate", "none"};
  if (loader != "default") peer.options.insert(peer.options.end(), {"--loader", loader});
  peer.options.insert(peer.options.end(), options.begin(), options.end());
  peer.asks = {places.programs + "/bench_ours"};
  peer.threads = true;
  if (::access(places.newsindex.c_str(), X_OK) != 0)
    peer.missing = "build newsindex, or name it with --newsindex";
  return peer;
}

/// A rival that a program of the bench drives; `hint` says what it needs where it isn't there.
Peer make_rival(const std::string& key, const Command& program, Peer::Input input, const std::string& hint) {
  Peer peer;
  peer.key = key;
  peer.input = input;
  peer.program = program;
  peer.asks = program;
  Command version = program;
  version.emplace_back("version");
  peer.name = output_of(version);
  if (peer.name.empty()) {
    peer.name = key;
    peer.missing = hint;
  }
  return peer;
}

Peer make_lucene(const Places& places) {
  // What Lucene's own guide advises, and the collector that takes the least CPU at this size.
  const Command program = {places.java,     "-XX:+UseSerialGC",     "-Xmx2g",
                           "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                           "-jar",          places.lucene};
  Peer peer = make_rival("lucene", program, Peer::Input::records,
                         "install a JDK (17 or later) and Maven: default-jdk-headless maven");
  peer.threads = true;
  return peer;
}

Peer make_tantivy(const Places& places) {
  Peer peer = make_rival("tantivy", {places.tantivy}, Peer::Input::records,
                         "install Rust (1.88 or later) with cargo");
  peer.threads = true;
  return peer;
}

Peer make_omega(const Places& places) {
  Peer peer;
  peer.key = "omega";
  peer.input = Peer::Input::omega_script;
  peer.program = {places.scriptindex};
  peer.options = {places.omega_script};
  const std::string version =
      output_of({places.scriptindex, "--version"});  // "scriptindex - xapian-omega 1.4.22"
  peer.name = "Omega " + version.substr(version.rfind(' ') + 1);
  if (version.empty()) {
    peer.name = peer.key;
    peer.missing = "install xapian-omega";
  }
  return peer;
}

}  // namespace

std::vector<Command> Peer::indexing(const std::string& articles, const std::string& directory,
                                    std::size_t in_threads) const {
  Command command = program;
  const auto add = [&](const std::vector<std::string>& more) {
    command.insert(command.end(), more.begin(), more.end());
  };
  Command feeder = feed;
  switch (input) {
    case Input::newsindex:
      add({"add", "--db", directory, "--jobs", std::to_string(in_threads)});
      add(options);
      add({articles});
      return {command};
    case Input::itself:
      add({"index", articles, directory, std::to_string(in_threads)});
      return {command};
    case Input::records:
      add({"index", "-", directory, std::to_string(in_threads)});
      feeder.push_back(articles);
      return {feeder, command};
    case Input::omega_script:
      add({directory});
      add(options);
      feeder.insert(feeder.end(), {"--omega", articles});
      return {feeder, command};
  }
  return {};
}

std::vector<Command> Peer::asking(const std::string& directory, const std::string& titles,
                                  const std::string& mode, std::size_t warm_up_seconds) const {
  Command command = asks;
  command.insert(command.end(), {"query", directory, titles, mode, std::to_string(warm_up_seconds)});
  return {command};
}

std::vector<Peer> list_peers(const Places& places, const std::vector<std::string>& loaders,
                             const std::vector<std::string>& ours_options) {
  std::vector<Peer> peers;
  for (const std::string& loader : loaders) peers.push_back(make_ours(places, loader, ours_options));
  peers.push_back(make_rival("termgenerator", {places.programs + "/bench_termgenerator"}, Peer::Input::itself,
                             "install libsimdjson-dev and build again"));
  peers.push_back(make_omega(places));
  peers.push_back(make_rival("sqlite", {places.programs + "/bench_sqlite"}, Peer::Input::itself,
                             "install libsqlite3-dev and libsimdjson-dev and build again"));
  peers.push_back(make_lucene(places));
  peers.push_back(make_tantivy(places));
  const std::string feed = places.programs + "/bench_feed";
  for (Peer& peer : peers) {
    peer.feed = {feed};
    const bool fed = peer.input == Peer::Input::records || peer.input == Peer::Input::omega_script;
    if (fed && peer.missing.empty() && ::access(feed.c_str(), X_OK) != 0)
      peer.missing = "install libsimdjson-dev and build again";
  }
  return peers;
}

}  // namespace news::bench

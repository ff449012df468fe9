#include "reading/input/unpack.h"

#include <deque>
#include <utility>

#include "reading/input/archive_reader.h"
#include "reading/input/file_stream.h"

namespace news::reading {
namespace {

using std::string_view_literals::operator""sv;

/// Places of members that nobody asked for yet; more than fit in what a reader looks at are of no use.
constexpr std::size_t kMostEntrances = std::size_t{1} << 16;

class UnpackStream : public Stream {
 public:
  UnpackStream(std::string name, std::unique_ptr<Codec> codec, std::unique_ptr<Input> packed,
               std::shared_ptr<Allowance> allowance)
      : name_(std::move(name)),
        codec_(std::move(codec)),
        packed_(std::move(packed)),
        allowance_(std::move(allowance)) {}

  std::size_t read(char* room, std::size_t size) override {
    while (!ended_) {
      if (!open_ && !open_member()) break;
      const std::string_view ready = packed_->peek(1);
      Codec::Step step = codec_->step(ready, room, size);
      if (step.state == Codec::State::damaged) {
        // Nothing is taken: the next member may begin in what the damaged one was thought to hold.
        stop("the " + name_ + " data is damaged" + (step.why.empty() ? "" : " (" + step.why + ")"));
      } else {
        packed_->take(step.taken);
        open_ = step.state == Codec::State::goes_on;
        if (open_ && step.given == 0 && step.taken == 0) {
          stop(packed_->damage().empty() ? "the " + name_ + " data ends early (a truncated file)"
                                         : packed_->damage());
        }
      }
      unpacked_ += step.given;
      if (!allowance_->unpack(step.given)) {
        stop(bomb_message());
        spent_ = true;
      }
      if (step.given > 0) return step.given;
    }
    return 0;
  }

  bool resume() override {
    if (spent_ || packed_->peek(1).empty()) return false;
    if (packed_->position() == member_begin_) packed_->take(1);
    while (true) {
      // What is looked at may end inside the mark.
      constexpr std::size_t longest_mark = 4;
      const std::string_view ready = packed_->peek(longest_mark);
      if (ready.size() < longest_mark) return false;
      const std::size_t found = codec_->find_member(ready, 0);
      const std::size_t skipped = found == std::string_view::npos ? ready.size() - longest_mark + 1 : found;
      packed_->take(skipped);
      if (found != std::string_view::npos) break;
    }
    clear_damage();
    open_ = false;
    ended_ = false;
    return true;
  }

  std::optional<std::uint64_t> entrance(std::uint64_t position) override {
    while (!entrances_.empty() && entrances_.front().first < position) entrances_.pop_front();
    if (entrances_.empty() || entrances_.front().first != position) return std::nullopt;
    return entrances_.front().second;
  }

 private:
  void stop(std::string why) {
    set_damage(std::move(why));
    ended_ = true;
  }

  /// There may be several members one after the other; zero bytes may fill the file up.
  bool open_member() {
    std::string_view ready = packed_->peek(10);
    while (any_member_ && !ready.empty() && ready.front() == '\0') {
      packed_->take(std::min(ready.find_first_not_of('\0'), ready.size()));
      ready = packed_->peek(10);
    }
    if (any_member_ && ready.empty()) {
      if (!packed_->damage().empty()) set_damage(packed_->damage());
      ended_ = true;
      return false;
    }
    if (any_member_ && name_of(packing_of(ready)) != name_) {
      stop("bytes after the " + name_ + " data are not " + name_);
      return false;
    }
    if (!codec_->begin_member()) {
      stop("no memory to unpack " + name_);
      return false;
    }
    any_member_ = true;
    open_ = true;
    member_begin_ = packed_->position();
    if (const auto place = packed_->entrance()) {
      // Of members that gave nothing, by damage or by nature, the last is the way in.
      if (!entrances_.empty() && entrances_.back().first == unpacked_) entrances_.pop_back();
      entrances_.emplace_back(unpacked_, *place);
      if (entrances_.size() > kMostEntrances) entrances_.pop_front();
    }
    return true;
  }

  std::string name_;
  std::unique_ptr<Codec> codec_;
  std::unique_ptr<Input> packed_;
  std::shared_ptr<Allowance> allowance_;
  std::deque<std::pair<std::uint64_t, std::uint64_t>> entrances_;  // unpacked position, place in the file
  std::uint64_t unpacked_ = 0;
  std::uint64_t member_begin_ = 0;
  bool any_member_ = false;
  bool open_ = false;
  bool ended_ = false;
  bool spent_ = false;
};

constexpr std::size_t kFrameHead = 8;  // mark and length
constexpr std::size_t kLongestDictionary = std::size_t{16} << 20;

/// The length of the dictionary in a skippable frame that begins a file; 0 where there is none. Web archives
/// keep theirs so, for all frames that follow.
std::size_t dictionary_length(std::string_view beginning) {
  if (beginning.size() < kFrameHead || !beginning.starts_with("\x5D\x2A\x4D\x18"sv)) return 0;
  std::size_t length = 0;
  for (std::size_t i = kFrameHead; i > 4; --i)
    length = length * 256 + static_cast<unsigned char>(beginning[i - 1]);
  return length <= kLongestDictionary ? length : 0;
}

/// The dictionary may be packed with zstd itself.
std::string plain_dictionary(std::string dictionary) {
  if (packing_of(dictionary) != Packing::zstd) return dictionary;
  auto packed = std::make_unique<Input>(std::make_unique<MemoryStream>(std::move(dictionary)));
  Input plain(unpack(Packing::zstd, std::move(packed),
                     std::make_shared<Allowance>([] { return kLongestDictionary; })));
  const std::string_view bytes = plain.peek(kLongestDictionary);
  return std::string(bytes.substr(0, kLongestDictionary));
}

/// The dictionary stands at the beginning of the file, also where reading begins later.
std::string zstd_dictionary(Input& packed) {
  const std::string_view ready = packed.peek(kFrameHead);
  if (const std::size_t length = dictionary_length(ready); length > 0) {
    const std::string_view frame = packed.peek(kFrameHead + length);
    return plain_dictionary(std::string(frame.substr(std::min(kFrameHead, frame.size()), length)));
  }
  FileStream* file = packed.file();
  if (file == nullptr || !file->seekable()) return {};
  std::string head(kFrameHead, '\0');
  head.resize(file->read_at(0, head.data(), head.size()));
  std::string dictionary(dictionary_length(head), '\0');
  if (dictionary.empty()) return {};
  dictionary.resize(file->read_at(kFrameHead, dictionary.data(), dictionary.size()));
  return plain_dictionary(std::move(dictionary));
}

}  // namespace

std::string bomb_message() {
  return "unpacks to more than " + std::to_string(Allowance::kRatio) +
         " times its size, as bombs do (unpack it by hand if it is meant to be so)";
}

std::unique_ptr<Stream> unpack(Packing packing, std::unique_ptr<Input> packed,
                               std::shared_ptr<Allowance> allowance) {
  if (packing == Packing::bzip2 || packing == Packing::xz)
    return unpack_by_archive(std::move(packed), std::move(allowance));
  std::unique_ptr<Codec> codec =
      packing == Packing::zstd ? zstd_codec(zstd_dictionary(*packed)) : codec_for(packing);
  return std::make_unique<UnpackStream>(std::string(name_of(packing)), std::move(codec), std::move(packed),
                                        std::move(allowance));
}

}  // namespace news::reading

#pragma once

#include <string>

namespace news::reading::tests {

inline const std::string kPage = "The ferry is late\n\nIt was an hour behind on Tuesday.";

struct Fields {
  std::string type = "response";
  std::string url = "https://ferry.example/late";
  std::string more = {};  // lines of the record's header
};

inline std::string record(const Fields& fields, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + fields.type + "\r\nWARC-Target-URI: " + fields.url +
         "\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n" + fields.more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

inline std::string answer(const std::string& body, const std::string& more = {},
                          const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; Charset=\"UTF-8\"\r\n" + more + "\r\n" + body;
}

inline std::string page(const std::string& url, const std::string& body = kPage) {
  return record({"response", url}, answer(body));
}

}  // namespace news::reading::tests

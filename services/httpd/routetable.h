// Which handler belongs to a path.
#pragma once
#include "httpd/httpserver.h"
#include <map>

namespace callboard::httpd {

/// One registered path with everything that can be asked there.
struct RouteTarget {
    struct Entry {
        Handler handler;
        qsizetype bodyBytes = -1;
    };
    std::map<QByteArray, Entry, std::less<>> methods; // found by a view too
    LateUpgradeGate gate;
    OpenHandler onOpen;

    /// HEAD falls back to GET, anything to "*".
    const Entry *find(const QByteArray &method) const;
    /// For the Allow field.
    QByteArray allowed() const;
};

/// Patterns as HttpServer describes them, in a tree by segments.
class RouteTable
{
public:
    RouteTable();
    ~RouteTable();

    /// The target of a pattern, made when it is new.
    RouteTarget &at(const QByteArray &pattern);

    struct Match {
        const RouteTarget *target = nullptr;
        std::vector<std::pair<QByteArray, QByteArray>> params; ///< still percent-encoded
    };
    Match match(const QByteArray &path) const;

private:
    struct Node;
    std::unique_ptr<Node> m_root;
};

/// Decodes what a match found into the request; false when an escape is broken.
bool decodeParams(const std::vector<std::pair<QByteArray, QByteArray>> &raw, Request &request);

} // namespace callboard::httpd

// Answers that were given once are given again: contract README, 3.2.
#pragma once
#include "core/clock.h"
#include "httpd/request.h"
#include "httpd/response.h"
#include <QHash>
#include <deque>

namespace callboard::exchange {

/// Keeps the answers of repeatable operations by Repeatability-Request-ID.
class RepeatabilityStore
{
public:
    RepeatabilityStore(const Clock &clock, std::chrono::minutes kept = std::chrono::minutes(10),
                       qsizetype most = 100'000)
        : m_clock(clock),
          m_kept(kept),
          m_most(most)
    {
    }

    enum class Known {
        No, ///< not seen, or not repeatable: do it
        Yes, ///< seen: give the stored answer
        Misused ///< the id was used for another request, or the two headers do not come together
    };
    Known lookUp(const httpd::Request &request, httpd::Response &stored);
    void keep(const httpd::Request &request, const httpd::Response &answer);
    qsizetype size() const { return m_entries.size(); }

private:
    struct Entry {
        QByteArray fingerprint; ///< of method, path and body
        httpd::Response answer;
    };
    void forgetOld();

    const Clock &m_clock;
    std::chrono::minutes m_kept;
    qsizetype m_most;
    QHash<QByteArray, Entry> m_entries;
    std::deque<std::pair<std::chrono::milliseconds, QByteArray>> m_ages;
};

} // namespace callboard::exchange

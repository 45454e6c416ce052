#include "http/requestlog.h"
#include "core/redaction.h"
#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcHttp, "callboard.http")

namespace callboard::http {

void RequestLog::add(RequestLogEntry entry)
{
    entry.url = redacted(entry.url);
    entry.error = redacted(entry.error);
    qCInfo(lcHttp).noquote() << entry.method << entry.url << "try" << entry.attempt << "status" << entry.status
                             << entry.error << entry.took.count() << "ms" << entry.requestId;
    if (qsizetype(m_entries.size()) >= m_most)
        m_entries.pop_front();
    m_entries.push_back(std::move(entry));
    emit added(m_entries.back());
}

} // namespace callboard::http

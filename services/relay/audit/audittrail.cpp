#include "relay/audit/audittrail.h"
#include "core/redaction.h"
#include <QLoggingCategory>

namespace {
Q_LOGGING_CATEGORY(lcAudit, "callboard.relay.audit")
}

namespace callboard::relay {

namespace {
constexpr int StrangersASecond = 20;
constexpr qsizetype LongestField = 128;

/// What others chose (ids in paths, request ids, the service's codes) as one plain word: it can't pass for another
/// field or line, hides what must not be written down, and fills no disk.
QByteArray word(const QByteArray &text)
{
    QByteArray plain = redacted(QString::fromUtf8(text.first(std::min(text.size(), 4 * LongestField)))).toUtf8();
    plain.truncate(LongestField);
    for (char &c : plain)
        if (c <= ' ' || c >= 127 || c == '=')
            c = '?';
    return plain;
}
} // namespace

AuditTrail::AuditTrail(Journal &journal, const Clock &clock, Metrics &metrics)
    : m_journal(journal),
      m_clock(clock),
      m_metrics(metrics)
{
}

AuditLine AuditTrail::line(const Fact &given)
{
    const Fact fact{word(given.user), given.action,     word(given.callId),
                    given.status,     word(given.code), word(given.requestId)};
    m_metrics
        .counter("callboard_actions_total", "Actions by operation and answered status.",
                 "action=\"" + fact.action + "\",status=\"" + QByteArray::number(fact.status) + '"')
        .add();
    qCInfo(lcAudit).noquote().nospace() << "action=" << fact.action
                                        << " user=" << (fact.user.isEmpty() ? "-" : fact.user)
                                        << " call=" << (fact.callId.isEmpty() ? "-" : fact.callId)
                                        << " status=" << fact.status
                                        << " code=" << (fact.code.isEmpty() ? "-" : fact.code)
                                        << " request=" << (fact.requestId.isEmpty() ? "-" : fact.requestId);
    return {
        m_clock.now().toMSecsSinceEpoch(), fact.user, fact.action, fact.callId, fact.status, fact.code, fact.requestId};
}

void AuditTrail::write(const Fact &fact)
{
    if (fact.user.isEmpty() && !mayWriteStranger())
        return;
    JournalBatch batch;
    batch.audit = {line(fact)};
    m_journal.commit(std::move(batch), [](const Result<QList<Appended>> &) {});
}

bool AuditTrail::mayWriteStranger()
{
    const auto now = m_clock.monotonic();
    if (now - m_second >= std::chrono::seconds(1)) {
        m_second = now;
        m_strangers = 0;
    }
    return ++m_strangers <= StrangersASecond;
}

} // namespace callboard::relay

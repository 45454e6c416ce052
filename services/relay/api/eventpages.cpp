#include "relay/api/eventpages.h"
#include "core/literals.h"
#include "relay/base/answers.h"

namespace callboard::relay {

namespace {
constexpr qsizetype ChunkBytes = 48 * 1024;
constexpr qint64 RowsAtOnce = 512;

/// A page being sent. Lives in the answer's body source.
class Page
{
public:
    Page(const PageQuery &query, const Principal &who, const RelayState &state, Journal &journal)
        : m_query(query),
          m_who(who),
          m_state(state),
          m_journal(journal),
          m_epoch(journal.epoch()),
          m_envelopes(m_epoch),
          m_last(query.after),
          m_left(query.limit),
          m_end(state.appliedUpTo())
    {
        if (!who.readsAll())
            m_calls = state.callsOf(who.user);
    }

    httpd::BodyChunk next()
    {
        QByteArray out;
        out.reserve(ChunkBytes + 16 * 1024);
        if (!m_begun)
            out.append("{\"epoch\":\"").append(m_epoch).append("\",\"events\":[");
        m_begun = true;
        while (out.size() < ChunkBytes && m_left > 0 && m_last < m_end)
            if (!fill(out))
                return {out, true}; // cut short: not JSON, so it can't be taken for a whole page
        if (m_left > 0 && m_last < m_end)
            return {out, false};
        out.append("],\"last\":").append(QByteArray::number(m_last));
        out.append(m_last < m_end ? ",\"more\":true}" : ",\"more\":false}");
        return {out, true};
    }

private:
    /// Some rows more; false when the journal can't be read on.
    bool fill(QByteArray &out)
    {
        if (m_journal.epoch() != m_epoch)
            return false;
        const bool noted = !m_who.readsAll() && m_state.glimpses().cover(m_last);
        if (noted)
            skip();
        if (m_left == 0 || m_last >= m_end)
            return true;
        const auto shown = m_journal.read(m_last, std::min(m_left, noted ? 1 : RowsAtOnce), [&](const EventView &row) {
            m_last = std::min(row.offset, m_end); // rows in between may have been forgotten meanwhile
            if (row.offset > m_end)
                return false;
            --m_left;
            if (isWanted(row))
                add(out, row);
            return out.size() < ChunkBytes;
        });
        if (shown && *shown == 0)
            m_last = m_end;
        return bool(shown);
    }
    /// Goes on to the row before the next one that may be the user's: rows of others need no disk.
    void skip()
    {
        const qint64 next = m_state.glimpses().next(m_last, m_calls);
        const qint64 passed = std::min({next - 1 - m_last, m_left, m_end - m_last});
        m_last += passed;
        m_left -= passed;
    }
    bool isWanted(const EventView &row) const
    {
        return (m_query.callId.isEmpty() || row.callId == m_query.callId) && m_state.maySee(m_who, row);
    }
    void add(QByteArray &out, const EventView &row)
    {
        if (!m_first)
            out.append(',');
        m_first = false;
        m_envelopes.append(out, row);
    }

    const PageQuery m_query;
    const Principal m_who;
    const RelayState &m_state;
    Journal &m_journal;
    const QByteArray m_epoch;
    EnvelopeWriter m_envelopes;
    qint64 m_last;
    qint64 m_left;
    const qint64 m_end;
    Glimpses::Calls m_calls;
    bool m_begun = false;
    bool m_first = true;
};

ApiError gone()
{
    return refusal(410, u"PositionGone"_s, u"The history can't be continued from this position. Read the state."_s);
}
} // namespace

Result<httpd::Response> eventPage(const PageQuery &query, const Principal &who, const RelayState &state,
                                  Journal &journal)
{
    const bool otherEpoch = !query.epoch.isEmpty() && query.epoch != journal.epoch();
    const bool holes = !who.readsAll() && query.after < state.wholeSince();
    if (otherEpoch || holes || query.after < journal.forgottenUpTo() || query.after > journal.lastOffset())
        return gone();
    auto page = std::make_shared<Page>(query, who, state, journal);
    return httpd::Response::stream(200, "application/json", [page] { return page->next(); });
}

} // namespace callboard::relay

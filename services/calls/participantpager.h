// Follows the pages of participants to their end.
#pragma once
#include "calls/participantservice.h"
#include <QSet>

namespace callboard::calls {

/// Lives from start() until its future has ended.
class ParticipantPager : public std::enable_shared_from_this<ParticipantPager>
{
public:
    static QFuture<Result<QList<wire::CallParticipant>>> start(const ParticipantService &service, const CallId &call);

    explicit ParticipantPager(const ParticipantService &service) : m_service(service) { }

private:
    using Page = Result<wire::GetParticipantsResponse>;

    void await(const QFuture<Page> &page);
    void take(const Page &page);
    void finish(Result<QList<wire::CallParticipant>> result);

    ParticipantService m_service;
    QPromise<Result<QList<wire::CallParticipant>>> m_promise;
    QFuture<Page> m_page;
    QList<wire::CallParticipant> m_all;
    QSet<QString> m_links;
};

} // namespace callboard::calls

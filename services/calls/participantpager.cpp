#include "calls/participantpager.h"

namespace callboard::calls {

namespace {
/// A call has 350 participants at most (contract README, 17); a service that goes on for longer is broken.
constexpr qsizetype MostPages = 400;
} // namespace

QFuture<Result<QList<wire::CallParticipant>>> ParticipantPager::start(const ParticipantService &service,
                                                                      const CallId &call)
{
    const auto pager = std::make_shared<ParticipantPager>(service);
    pager->m_promise.start();
    const auto future = pager->m_promise.future();
    const std::weak_ptr<ParticipantPager> weak = pager;
    whenCancelled(QFuture<void>(future), [weak] {
        if (const auto self = weak.lock())
            self->m_page.cancel();
    });
    pager->await(pager->m_service.list(call));
    return future;
}

void ParticipantPager::await(const QFuture<Page> &page)
{
    m_page = page;
    whenEnded(QFuture<void>(page), [self = shared_from_this()] {
        if (!self->m_page.isCanceled() && self->m_page.resultCount() > 0)
            return self->take(self->m_page.result());
        self->m_promise.future().cancel();
        self->m_promise.finish();
    });
}

void ParticipantPager::take(const Page &page)
{
    if (!page)
        return finish(page.error());
    m_all += page->value;
    const QString link = page->nextLink.value_or(QString());
    if (link.isEmpty())
        return finish(m_all);
    if (m_links.contains(link) || m_links.size() >= MostPages)
        return finish(ApiError::protocol(u"the pages of participants have no end"_s));
    m_links.insert(link);
    await(m_service.next(link));
}

void ParticipantPager::finish(Result<QList<wire::CallParticipant>> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

} // namespace callboard::calls

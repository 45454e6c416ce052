// A relay, a stream and a command port that tests play by hand.
#pragma once
#include "session/user/session.h"
#include "store/storeevents.h"
#include <QPromise>

namespace callboard {

template<class T>
class Replies
{
public:
    QFuture<Result<T>> ask()
    {
        QPromise<Result<T>> promise;
        promise.start();
        const auto future = promise.future();
        m_waiting.enqueue(std::move(promise));
        return future;
    }
    bool isEmpty() const { return m_waiting.empty(); }
    qsizetype count() const { return qsizetype(m_waiting.size()); }
    /// Answers the oldest request.
    void reply(const Result<T> &result)
    {
        QPromise<Result<T>> promise = m_waiting.dequeue();
        promise.addResult(result);
        promise.finish();
    }

private:
    struct Waiting {
        std::vector<QPromise<Result<T>>> list;
        bool empty() const { return list.empty(); }
        size_t size() const { return list.size(); }
        void enqueue(QPromise<Result<T>> &&promise) { list.push_back(std::move(promise)); }
        QPromise<Result<T>> dequeue()
        {
            QPromise<Result<T>> first = std::move(list.front());
            list.erase(list.begin());
            return first;
        }
    } m_waiting;
};

class FakeRelay final : public RelayApi
{
public:
    Replies<Grant> signIns, refreshes;
    Replies<StateAnswer> states;
    Replies<EventsAnswer> pages;
    StreamJoin::Position asked;
    QString token; ///< of the last request

    QFuture<Result<Grant>> signIn(const QUrl &, const QString &, const QString &) override { return signIns.ask(); }
    QFuture<Result<Grant>> refresh(const QUrl &, const QString &with) override
    {
        token = with;
        return refreshes.ask();
    }
    QFuture<Result<StateAnswer>> state(const QUrl &, const QString &with) override
    {
        token = with;
        return states.ask();
    }
    QFuture<Result<EventsAnswer>> events(const QUrl &, const QString &with, const StreamJoin::Position &after) override
    {
        token = with;
        asked = after;
        return pages.ask();
    }
};

class FakeStream final : public EventStream
{
    Q_OBJECT
public:
    int restarts = 0;
    bool isOpen = false;
    QString token;
    void open(const QUrl &, const QString &with) override
    {
        isOpen = true;
        token = with;
    }
    void close() override { isOpen = false; }
    void restart() override { ++restarts; }
};

class FakeCommands final : public CommandPort
{
public:
    QList<CallCommand> sent;
    Replies<CommandAnswer> answers;
    QString token;
    QFuture<Result<CommandAnswer>> perform(const CallCommand &command) override
    {
        sent.append(command);
        return answers.ask();
    }
    void useAccess(const QUrl &, const QString &with) override { token = with; }
};

/// An event as the relay sends it.
wire::Envelope envelope(qint64 offset, const StoreEvent &event, const QString &epoch = u"e1"_s);

} // namespace callboard

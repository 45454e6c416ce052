// Prompt sources into sound.
#pragma once
#include "core/result.h"
#include "exchange/engine/mediacommands.h"
#include "exchange/media/promptcache.h"
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QThreadPool>
#include <functional>
#include <variant>
#include <vector>

namespace callboard::exchange {

/// Fetches, decodes and speaks without keeping its caller waiting. Used by one thread, that of its event loop.
class PromptMaker : public QObject
{
    Q_OBJECT

public:
    using Samples = std::vector<media::Sample>;
    using Made = std::variant<SharedSamples, PromptProblem>;
    using Done = std::function<void(const Made &)>;
    /// Text or SSML to sound; called on worker threads, several at a time.
    using Speak = std::function<Result<Samples>(const PromptSource &source)>;

    static constexpr qint64 MostBytes = 50'000'000; ///< of a file
    static constexpr std::chrono::seconds Longest{20}; ///< until a file must be here

    explicit PromptMaker(Speak speak, QObject *parent = nullptr);
    /// Waits for what is being made; nothing of it is told.
    ~PromptMaker() override;

    /// `done` is called later, in this thread. A source with a cache id that was made within the hour is not made
    /// again.
    void make(const PromptSource &source, Done done);
    /// Sound of a local file.
    void read(const QString &path, Done done);

private:
    using Work = std::function<Made()>;
    PromptCache::Time now() const { return PromptCache::Time(m_clock.elapsed()); }
    void makeNew(const PromptSource &source, Done done);
    void work(Work work, Done done);
    void fetch(const QUrl &url, Done done);
    void fetched(QNetworkReply &reply, Done done);

    Speak m_speak;
    PromptCache m_cache;
    QElapsedTimer m_clock;
    QNetworkAccessManager m_network;
    QThreadPool m_workers;
};

} // namespace callboard::exchange

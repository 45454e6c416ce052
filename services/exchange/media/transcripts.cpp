#include "exchange/media/transcripts.h"
#include "core/literals.h"
#include "exchange/media/medialog.h"
#include "exchange/media/studio.h"

namespace callboard::exchange {

namespace {
using What = TranscriptNews::What;

bool isSocketAddress(const QUrl &url)
{
    return url.isValid() && (url.scheme() == "ws"_L1 || url.scheme() == "wss"_L1) && !url.host().isEmpty();
}

QByteArray metadataOf(const TranscriptOrder &order)
{
    wire::TranscriptionMetadata data;
    data.subscriptionId = order.subscription;
    data.locale = order.locale;
    data.callConnectionId = order.connection;
    data.correlationId = order.correlation;
    if (!order.model.isEmpty())
        data.speechRecognitionModelEndpointId = order.model;
    return wire::frameText(wire::ServiceFrame{data, {}, {}});
}
} // namespace

Transcripts::Transcripts(SpeechDesk &desk, Post post, AppSocket::Token token, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_post(std::move(post)),
      m_token(std::move(token))
{
}

Transcripts::~Transcripts() = default;

Transcripts::Run *Transcripts::find(PromptId job)
{
    const auto it = m_runs.find(job);
    return it == m_runs.end() ? nullptr : &it->second;
}

void Transcripts::take(const SoundSignal &signal)
{
    if (signal.kind == SoundSignal::Kind::Joined) {
        m_voices[signal.leg] = {signal.call, signal.who};
    } else if (signal.kind == SoundSignal::Kind::Left) {
        m_voices.erase(signal.leg);
        for (auto &[job, run] : m_runs)
            run.legs.remove(signal.leg); // the studio has parted with it
    } else {
        return;
    }
    for (auto &[job, run] : m_runs)
        follow(run);
}

void Transcripts::take(const TranscriptOrder &order)
{
    if (order.kind == TranscriptOrder::Kind::Start)
        return start(order);
    Run *run = find(order.job);
    if (!run)
        return;
    if (order.kind == TranscriptOrder::Kind::Change)
        change(*run, order.locale);
    else
        end(*run);
}

void Transcripts::start(const TranscriptOrder &order)
{
    m_runs[order.job].order = order;
    m_desk.check(order.job, order.locale);
}

void Transcripts::tell(const LanguageChecked &checked)
{
    Run *run = find(checked.job);
    if (!run || run->ending)
        return;
    if (!checked.understood)
        return fail(checked.job, What::NoLanguage);
    connectTo(*run);
}

void Transcripts::connectTo(Run &run)
{
    const PromptId job = run.order.job;
    const QUrl url(run.order.url, QUrl::StrictMode);
    if (!isSocketAddress(url))
        return fail(job, What::BadAddress);
    run.socket
        = std::make_unique<AppSocket>(AppSocketTarget{url, run.order.connection, run.order.correlation}, m_token);
    run.socket->setGreeting([order = run.order] { return metadataOf(order); });
    connect(run.socket.get(), &AppSocket::opened, this, [this, job] { opened(job); });
    connect(run.socket.get(), &AppSocket::failed, this,
            [this, job](bool everOpened) { fail(job, everOpened ? What::Disconnected : What::NotConnected); });
    run.socket->open();
}

void Transcripts::opened(PromptId job)
{
    Run *run = find(job);
    if (!run || std::exchange(run->began, true))
        return;
    follow(*run);
    emit news({job, What::Began});
}

void Transcripts::follow(Run &run)
{
    const auto own = m_voices.find(run.order.leg);
    if (!run.began || run.ending)
        return;
    for (const auto &[leg, voice] : m_voices) {
        const bool wanted = own != m_voices.end() && voice.call == own->second.call;
        if (wanted && !run.legs.contains(leg))
            listen(run, leg);
        else if (!wanted && run.legs.contains(leg))
            leave(run, leg);
    }
}

void Transcripts::listen(Run &run, LegId leg)
{
    run.legs.insert(leg);
    ++run.scribes;
    const ScribeTask task{run.order.job, m_voices.at(leg).who, run.order.locale, run.order.partials};
    m_post([leg, job = run.order.job, pipe = m_desk.writeDown(task)](Studio &studio) {
        studio.writeDown(leg, job, pipe);
    });
}

void Transcripts::leave(Run &run, LegId leg)
{
    run.legs.remove(leg);
    m_post([leg, job = run.order.job](Studio &studio) { studio.endWriting(leg, job); });
}

void Transcripts::change(Run &run, const QString &language)
{
    const bool understood = m_desk.understands(language);
    if (understood && std::exchange(run.order.locale, language) != language) {
        for (const LegId leg : QSet<LegId>(run.legs))
            listen(run, leg);
    }
    emit news({run.order.job, understood ? What::Changed : What::NotChanged});
}

void Transcripts::end(Run &run)
{
    run.ending = true;
    for (const LegId leg : QSet<LegId>(run.legs))
        leave(run, leg);
    if (run.scribes > 0)
        return;
    if (run.socket)
        run.socket->close();
    m_runs.erase(PromptId(run.order.job));
}

void Transcripts::fail(PromptId job, TranscriptNews::What why)
{
    Run *run = find(job);
    if (!run)
        return;
    for (const LegId leg : QSet<LegId>(run->legs))
        leave(*run, leg);
    if (run->socket)
        run->socket.release()->deleteLater(); // it may be the one that tells
    const bool ending = run->ending;
    m_runs.erase(job);
    if (!ending)
        emit news({job, why});
}

void Transcripts::tell(const TranscriptPiece &piece)
{
    const Run *run = find(piece.job);
    if (!run || !run->socket)
        return;
    const auto loss = piece.data.resultStatus == wire::TranscriptionResultStatus::Final ? SendQueue::Loss::LastResort
                                                                                        : SendQueue::Loss::Allowed;
    run->socket->send(wire::frameText(wire::ServiceFrame{piece.data, {}, {}}), loss);
}

void Transcripts::tell(const ScribeLeft &left)
{
    Run *run = find(left.job);
    if (!run)
        return;
    --run->scribes;
    if (left.failed)
        fail(left.job, What::NoRecogniser);
    else if (run->ending && run->scribes == 0)
        end(*run);
}

} // namespace callboard::exchange

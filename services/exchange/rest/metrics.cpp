#include "exchange/rest/metrics.h"

namespace callboard::exchange {

namespace {
/// Gives the name in full.
QByteArray explain(QByteArray &text, const char *name, const char *type, const char *help)
{
    const QByteArray full = QByteArray("callboard_exchange_") + name;
    text += "# HELP " + full + ' ' + help + "\n# TYPE " + full + ' ' + type + '\n';
    return full;
}

void add(QByteArray &text, const char *name, const char *type, const char *help, quint64 value)
{
    const QByteArray full = explain(text, name, type, help);
    text += full + ' ' + QByteArray::number(value) + '\n';
}

void addLateness(QByteArray &text, const Figures &f)
{
    const QByteArray name
        = explain(text, "tick_lateness_seconds", "summary", "How late ticks of the media clock were.");
    const auto quantile = [&](const char *share, std::chrono::microseconds late) {
        text += name + "{quantile=\"" + share + "\"} " + QByteArray::number(double(late.count()) / 1e6, 'g', 9) + '\n';
    };
    quantile("0.5", f.lateness50);
    quantile("0.99", f.lateness99);
    quantile("0.999", f.lateness999);
    quantile("1", f.latenessMost);
    text += name + "_count " + QByteArray::number(f.ticks) + '\n';
}

/// For the lateness of a while: a summary is about all time.
void addHistogram(QByteArray &text, const Figures &f)
{
    const QByteArray name
        = explain(text, "tick_late_seconds", "histogram", "Ticks of the media clock by how late they were.");
    const auto bucket = [&](const QByteArray &bound, quint64 count) {
        text += name + "_bucket{le=\"" + bound + "\"} " + QByteArray::number(count) + '\n';
    };
    for (size_t i = 0; i < Figures::LateBounds.size(); ++i)
        bucket(QByteArray::number(Figures::LateBounds[i] / 1e6), f.ticksWithin[i]);
    bucket("+Inf", f.ticks);
    text += name + "_count " + QByteArray::number(f.ticks) + '\n';
}
} // namespace

QByteArray metricsText(const Figures &f)
{
    QByteArray text;
    add(text, "ticks_total", "counter", "Steps of the media clock, one every 20 ms while there is sound.", f.ticks);
    add(text, "ticks_late_total", "counter", "Steps that came more than a millisecond late.", f.lateTicks);
    add(text, "ticks_skipped_total", "counter", "Steps that never came because of a stall.", f.skippedTicks);
    addLateness(text, f);
    addHistogram(text, f);
    add(text, "calls", "gauge", "Calls in the mixer.", f.calls);
    add(text, "legs", "gauge", "Legs in the mixer.", f.legs);
    add(text, "streams", "gauge", "Media streams to applications.", f.streams);
    add(text, "party_sockets", "gauge", "Sockets that are a party's microphone and speaker.", f.sockets);
    add(text, "frames_sent_total", "counter", "Frames sent to applications and parties.", f.framesOut);
    add(text, "frames_received_total", "counter", "Frames taken from applications and parties.", f.framesIn);
    add(text, "frames_lost_sending_total", "counter", "Frames not sent to slow or lost receivers.", f.framesLostOut);
    add(text, "frames_lost_receiving_total", "counter", "Frames not taken for want of room.", f.framesLostIn);
    add(text, "frames_malformed_total", "counter", "Frames that could not be read.", f.framesMalformed);
    add(text, "frames_not_transcribed_total", "counter", "Frames that no recogniser could listen to in time.",
        f.framesNotTranscribed);
    add(text, "ticks_not_recorded_total", "counter", "Of ended recordings: 20 ms that could not be written in time.",
        f.ticksNotRecorded);
    add(text, "http_requests_total", "counter", "Requests given to a handler.", f.requests);
    add(text, "http_connections", "gauge", "Open connections, sockets included.", f.connections);
    return text;
}

} // namespace callboard::exchange

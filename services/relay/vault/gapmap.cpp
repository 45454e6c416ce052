#include "relay/vault/gapmap.h"
#include <algorithm>
#include <cmath>

namespace callboard::relay {

namespace {
constexpr qint64 TicksPerMillisecond = 10'000;

qint64 msOf(const Timestamp &time)
{
    return time.ticks() / TicksPerMillisecond;
}

void addRow(QList<GapRow> &rows, const GapRow &row)
{
    if (!rows.isEmpty() && rows.last().fileMs >= row.fileMs)
        rows.last() = row;
    else
        rows.append(row);
}

void addPauses(QList<GapRow> &rows, const ChunkTime &chunk, qint64 fileStart)
{
    QList<wire::PauseResumeInterval> pauses = chunk.pauses;
    std::ranges::sort(pauses, {}, [](const wire::PauseResumeInterval &p) { return p.startTime.ticks(); });
    qint64 paused = 0;
    for (const wire::PauseResumeInterval &pause : std::as_const(pauses)) {
        const qint64 length = std::llround(pause.duration);
        const qint64 at = msOf(pause.startTime) - msOf(chunk.start) - paused;
        if (length <= 0 || at >= chunk.durationMs)
            continue;
        addRow(rows, {fileStart + std::max<qint64>(0, at), msOf(pause.startTime) + length});
        paused += length;
    }
}
} // namespace

QList<GapRow> gapMap(const QList<ChunkTime> &chunks)
{
    QList<GapRow> rows;
    qint64 fileStart = 0;
    for (const ChunkTime &chunk : chunks) {
        if (!chunk.start.isNull()) {
            addRow(rows, {fileStart, msOf(chunk.start)});
            addPauses(rows, chunk, fileStart);
        }
        fileStart += chunk.durationMs;
    }
    return rows;
}

} // namespace callboard::relay

// What /metrics says.
#include "exchange/rest/metrics.h"
#include <QTest>

using namespace callboard::exchange;
using namespace std::chrono_literals;

class TestMetrics : public QObject
{
    Q_OBJECT

private slots:
    void everyFigureHasItsLine()
    {
        Figures f{1, 2, 3, 1us, 20us, 5ms, 2s, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
        f.ticksWithin[1] = 1;
        const QByteArray text = metricsText(f);
        for (const char *line : {"ticks_total 1",
                                 "ticks_late_total 2",
                                 "ticks_skipped_total 3",
                                 "tick_lateness_seconds{quantile=\"0.5\"} 1e-06",
                                 "tick_lateness_seconds{quantile=\"0.99\"} 2e-05",
                                 "tick_lateness_seconds{quantile=\"0.999\"} 0.005",
                                 "tick_lateness_seconds{quantile=\"1\"} 2",
                                 "tick_lateness_seconds_count 1",
                                 "tick_late_seconds_bucket{le=\"0.0005\"} 0",
                                 "tick_late_seconds_bucket{le=\"0.001\"} 1",
                                 "tick_late_seconds_bucket{le=\"+Inf\"} 1",
                                 "calls 5",
                                 "legs 6",
                                 "streams 7",
                                 "party_sockets 8",
                                 "frames_sent_total 9",
                                 "frames_received_total 10",
                                 "frames_lost_sending_total 11",
                                 "frames_lost_receiving_total 12",
                                 "frames_malformed_total 13",
                                 "frames_not_transcribed_total 14",
                                 "ticks_not_recorded_total 15",
                                 "http_requests_total 16",
                                 "http_connections 17"})
            QVERIFY2(text.contains(QByteArray("\ncallboard_exchange_") + line + '\n'), line);
    }
    void everyLineIsExplained()
    {
        for (const QByteArray &line : metricsText({}).split('\n')) {
            if (line.startsWith('#') || line.isEmpty())
                continue;
            QByteArray name = line.first(line.indexOf(line.contains('{') ? '{' : ' '));
            for (const QByteArrayView part : {"_count", "_bucket"}) {
                if (name.endsWith("_seconds" + part.toByteArray()))
                    name.chop(part.size());
            }
            for (const char *what : {"# HELP ", "# TYPE "})
                QVERIFY2(metricsText({}).contains(what + name + ' '), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"

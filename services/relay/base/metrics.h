// Counters of the relay, written as Prometheus text.
#pragma once
#include <QByteArray>
#include <deque>
#include <functional>

namespace callboard::relay {

/// Counts up. Keep the reference; adding costs one addition.
struct Counter {
    QByteArray labels; ///< `status="503"`, without braces
    double value = 0;
    void add(double n = 1) { value += n; }
};

/// How long something took, in fixed buckets of seconds.
class Histogram
{
public:
    void observe(double seconds);
    void write(QByteArray &out, const QByteArray &name) const;

private:
    static constexpr double Bounds[] = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};
    qint64 m_buckets[std::size(Bounds)] = {};
    qint64 m_count = 0;
    double m_sum = 0;
};

/// All figures of one relay. One thread. References stay good as long as it lives.
class Metrics
{
public:
    /// The counter of that name and those labels, made on first use.
    Counter &counter(const QByteArray &name, const QByteArray &help, const QByteArray &labels = {});
    Histogram &histogram(const QByteArray &name, const QByteArray &help);
    /// A figure that is asked for when it is read.
    void gauge(const QByteArray &name, const QByteArray &help, std::function<double()> read);
    /// Like gauge(), for a figure that only grows.
    void counted(const QByteArray &name, const QByteArray &help, std::function<double()> read);
    /// Prometheus text exposition format 0.0.4.
    QByteArray text() const;

private:
    struct Family {
        QByteArray name;
        QByteArray help;
        QByteArray type;
        std::deque<Counter> counters;
        std::function<double()> read;
        Histogram histogram;
    };
    Family &family(const QByteArray &name, const QByteArray &help, const QByteArray &type);
    std::deque<Family> m_families;
};

} // namespace callboard::relay

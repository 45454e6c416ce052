#include "relay/base/metrics.h"

namespace callboard::relay {

namespace {
QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 15);
}
} // namespace

void Histogram::observe(double seconds)
{
    for (size_t i = 0; i < std::size(Bounds); ++i)
        if (seconds <= Bounds[i])
            ++m_buckets[i];
    ++m_count;
    m_sum += seconds;
}

void Histogram::write(QByteArray &out, const QByteArray &name) const
{
    for (size_t i = 0; i < std::size(Bounds); ++i)
        out += name + "_bucket{le=\"" + number(Bounds[i]) + "\"} " + QByteArray::number(m_buckets[i]) + '\n';
    out += name + "_bucket{le=\"+Inf\"} " + QByteArray::number(m_count) + '\n';
    out += name + "_sum " + number(m_sum) + '\n' + name + "_count " + QByteArray::number(m_count) + '\n';
}

Metrics::Family &Metrics::family(const QByteArray &name, const QByteArray &help, const QByteArray &type)
{
    for (Family &f : m_families)
        if (f.name == name)
            return f;
    Family &made = m_families.emplace_back();
    made.name = name;
    made.help = help;
    made.type = type;
    return made;
}

Counter &Metrics::counter(const QByteArray &name, const QByteArray &help, const QByteArray &labels)
{
    Family &f = family(name, help, "counter");
    for (Counter &c : f.counters)
        if (c.labels == labels)
            return c;
    return f.counters.emplace_back(Counter{labels, 0});
}

Histogram &Metrics::histogram(const QByteArray &name, const QByteArray &help)
{
    return family(name, help, "histogram").histogram;
}

void Metrics::gauge(const QByteArray &name, const QByteArray &help, std::function<double()> read)
{
    family(name, help, "gauge").read = std::move(read);
}

void Metrics::counted(const QByteArray &name, const QByteArray &help, std::function<double()> read)
{
    family(name, help, "counter").read = std::move(read);
}

QByteArray Metrics::text() const
{
    QByteArray out;
    for (const Family &f : m_families) {
        out += "# HELP " + f.name + ' ' + f.help + "\n# TYPE " + f.name + ' ' + f.type + '\n';
        if (f.type == "histogram")
            f.histogram.write(out, f.name);
        if (f.read)
            out += f.name + ' ' + number(f.read()) + '\n';
        for (const Counter &c : f.counters)
            out += f.name + (c.labels.isEmpty() ? QByteArray() : '{' + c.labels + '}') + ' ' + number(c.value) + '\n';
    }
    return out;
}

} // namespace callboard::relay

// Seeded changes to well-formed inputs, for the short run that needs no fuzzing engine.
#pragma once
#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

namespace callboard::fuzz {

/// The same seed gives the same inputs on every machine.
class Mutator
{
public:
    Mutator(QList<QByteArray> seeds, quint32 seed) : m_seeds(std::move(seeds)), m_random(seed) { }

    /// One of the seeds with one to eight changes.
    QByteArray next();

private:
    void change(QByteArray &text);
    void splice(QByteArray &text);
    void swapToken(QByteArray &text);
    qsizetype place(const QByteArray &text) { return m_random.bounded(qsizetype(text.size() + 1)); }

    QList<QByteArray> m_seeds;
    QRandomGenerator m_random;
};

} // namespace callboard::fuzz

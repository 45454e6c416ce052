// A key that must be meant.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <chrono>

namespace callboard {

/// Acts when its key is pressed twice or held down, so that a slip ends no call. UI thread.
class KeyGuard : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds hold{400};
    static constexpr std::chrono::milliseconds secondPress{2000};
    using QObject::QObject;

    /// The key went down; `repeated` while it is held.
    void press(bool repeated);

signals:
    /// The first press: another one within secondPress acts.
    void warned();
    void meant();

private:
    QElapsedTimer m_since;
};

} // namespace callboard

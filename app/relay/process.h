// What the system tells a daemon: end now, your parent has gone, this many files.
#pragma once
#include <QObject>

namespace callboard::relay {

/// One instance, in the main thread, before the event loop runs.
class Process : public QObject
{
    Q_OBJECT
public:
    explicit Process(QObject *parent = nullptr);
    ~Process() override;

    /// Asks for endAsked() when standard input ends.
    void watchParent();
    /// As many open files as the system allows: each console is one.
    static void raiseFileLimit();
    /// Switches the terminal's echo for a password; does nothing when standard input is no terminal.
    static bool setEcho(bool on);

signals:
    /// SIGTERM, SIGINT, or the end of standard input.
    void endAsked();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard::relay

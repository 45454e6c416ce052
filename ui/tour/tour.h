// The guided tour through the whole path.
#pragma once
#include "ui/tour/tourstage.h"
#include "ui/tour/tourstep.h"
#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace callboard {

/// Plays step after step in the event loop, never blocking it. Each is printed ("07 the customer is on hold ...
/// confirmed in 0.42 s") and leaves a picture once its confirmed state is seen; the first one that does not get there
/// in its time ends the tour. Needs an opened Desktop on settings that nobody minds being changed. UI thread.
class Tour : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        Desktop &desktop;
        Session &session;
        SignIn &signIn;
        Settings &settings;
    };
    using Say = std::function<void(const QString &line)>;

    /// Pictures go into `folder`, which exists.
    Tour(Parts parts, QString folder, Say say, QObject *parent = nullptr);
    Tour(Parts parts, QString folder, Say say, QList<TourStep> steps, QObject *parent = nullptr);
    ~Tour() override;
    void start();

signals:
    /// `complete`: every step reached its confirmed state.
    void ended(bool complete);

private:
    void next();
    void look();
    void settle();
    void stop(const QString &why);
    const TourStep &step() const { return m_steps[m_current]; }
    QString line(const QString &outcome) const;

    TourStage m_stage;
    QString m_folder;
    Say m_say;
    QList<TourStep> m_steps;
    qsizetype m_current = -1;
    QTimer m_looking;
    QElapsedTimer m_since; ///< of the step
    QElapsedTimer m_whole;
    qint64 m_took = 0;
};

} // namespace callboard

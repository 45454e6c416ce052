// How many recordings are not stored yet, and how long the service still has them.
#pragma once
#include "library/evacuation.h"
#include <QWidget>

class QLabel;

namespace callboard {

/// Shape, words and colour on one line; hidden while it has nothing to say. A worse alarm is told to screen readers.
/// UI thread; the evacuation outlives it.
class EvacuationBar : public QWidget
{
    Q_OBJECT
public:
    enum class Shows {
        Running, ///< while there is time enough
        Alarms ///< once there is not
    };
    EvacuationBar(const library::Evacuation &evacuation, Shows shows, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();

    const library::Evacuation &m_evacuation;
    const Shows m_shows;
    library::Evacuation::Alarm m_told = library::Evacuation::Alarm::None;
    QLabel *m_icon;
    QLabel *m_words;
};

} // namespace callboard

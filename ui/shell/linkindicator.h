// The link's state in the status bar.
#pragma once
#include "ui/shell/linkstatus.h"
#include <QWidget>

class QLabel;

namespace callboard {

/// Icon and words; a change between states (not of latency) is told to screen readers.
class LinkIndicator : public QWidget
{
    Q_OBJECT

public:
    explicit LinkIndicator(QWidget *parent = nullptr);
    void setStatus(const LinkStatus &status);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    LinkStatus m_status;
    QLabel *m_icon;
    QLabel *m_words;
};

} // namespace callboard

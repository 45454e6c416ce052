// The left rail: one button a workspace.
#pragma once
#include <QAction>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace callboard {

/// Shows checkable actions as icon over word, in the order they were added. One Tab stop: Up and Down move inside.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);
    void add(QAction *workspace);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void move(int by);
    void takeTabStop();
    void scaleIcons();

    QVBoxLayout *m_column;
    QList<QToolButton *> m_buttons;
};

} // namespace callboard

// What stands around the workspace and how it follows language, theme and clock.
#include "ui/shell/banner.h"
#include "ui/shell/linkindicator.h"
#include "ui/shell/mainmenus.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/profileband.h"
#include "ui/shell/rail.h"
#include <QBoxLayout>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>

namespace callboard {

void MainWindow::buildCentre()
{
    auto *centre = new QWidget(this);
    auto *column = m_column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_band = new ProfileBand(menuBar());
    m_stripe = new QWidget(centre);
    m_stripe->setFixedHeight(3);
    m_stripe->setAutoFillBackground(true);
    m_banner = new Banner(centre);
    m_banner->setObjectName("linkBanner");
    m_remark = new Banner(centre);
    m_remark->setObjectName("remarkBanner");
    m_rail = new Rail(centre);
    m_stack = new QStackedWidget(centre);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    column->addWidget(m_stripe);
    column->addWidget(m_banner);
    column->addWidget(m_remark);
    column->addLayout(row, 1);
    setCentralWidget(centre);
    connect(m_banner, &Banner::pressed, this, &MainWindow::reconnectRequested);
    connect(m_remark, &Banner::pressed, this, [this] { setRemark({}); });
    refreshBanner();
    retranslate();
}

void MainWindow::buildStatusBar()
{
    m_link = new LinkIndicator(this);
    m_time = new QLabel(this);
    m_time->setObjectName("clock");
    statusBar()->addPermanentWidget(m_link);
    statusBar()->addPermanentWidget(m_time);
    statusBar()->setContentsMargins(0, 0, 8, 0);
    statusBar()->setSizeGripEnabled(false);
    refreshClock();
}

void MainWindow::addStatus(QWidget *widget)
{
    statusBar()->insertPermanentWidget(0, widget);
}

void MainWindow::addBar(QWidget *bar)
{
    if (!m_rail)
        buildCentre();
    m_column->insertWidget(m_column->indexOf(m_remark) + 1, bar);
}

void MainWindow::refreshClock()
{
    const QDateTime now = m_clock.now().toLocalTime();
    m_time->setText(QLocale().toString(now.time(), u"HH:mm"_s));
    m_time->setAccessibleName(tr("Time: %1").arg(m_time->text()));
    m_ticker.start((60 - now.time().second()) * 1000);
}

void MainWindow::refreshTitle()
{
    setWindowTitle(m_user.isEmpty() ? tr("Callboard") : tr("Callboard – %1 – %2").arg(m_profile.title(), m_user));
}

void MainWindow::retranslate()
{
    m_menus->retranslate();
    for (const Page &page : std::as_const(m_entries))
        page.action->setText(page.workspace.title());
    refreshTitle();
    refreshClock();
    refreshBanner();
    if (m_rail)
        m_rail->setAccessibleName(tr("Workspaces"));
    statusBar()->setAccessibleName(tr("Status"));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::WindowStateChange)
        m_menus->fullScreen->setChecked(isFullScreen());
}

void MainWindow::restoreWindow()
{
    const QByteArray geometry = m_settings.value(setting::windowGeometry);
    if (!geometry.isEmpty() && restoreGeometry(geometry))
        return;
    const QRect screen = this->screen()->availableGeometry();
    resize(QSize(1280, 800).boundedTo(screen.size()));
}

void MainWindow::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_restored, true))
        restoreWindow();
    QMainWindow::showEvent(event);
}

} // namespace callboard

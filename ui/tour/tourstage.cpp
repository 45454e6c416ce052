#include "ui/tour/tourstage.h"
#include "core/literals.h"
#include "models/calllistmodel.h"
#include "models/roles.h"
#include "ui/shell/banner.h"
#include "ui/shell/commands.h"
#include "ui/shell/desktop.h"
#include "ui/shell/offerdesk.h"
#include "ui/text/errortext.h"
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStatusBar>

namespace callboard {

TourStage::TourStage(Desktop &d, Session &s, SignIn &i, Settings &t)
    : desktop(d),
      session(s),
      signIn(i),
      settings(t) { }

void TourStage::begin()
{
    m_problem.clear();
    m_remark.clear();
    m_earlier.clear();
    for (const PendingAction &known : session.actions())
        m_earlier.insert(known.id);
}

MainWindow *TourStage::window() const
{
    return desktop.mainWindow();
}

OfferPopup *TourStage::popup() const
{
    OfferPopup *popup = desktop.offers().popup();
    return popup && popup->isVisible() ? popup : nullptr;
}

const Banner *TourStage::linkBanner() const
{
    return window()->findChild<Banner *>(u"linkBanner"_s);
}

void TourStage::trigger(const char *name)
{
    for (const Command &command : commandsOf(window()->menuBar())) {
        if (command.action->objectName() == QLatin1StringView(name))
            return command.action->trigger();
    }
    fail(u"the menus have no action "_s + QLatin1StringView(name));
}

QDialog *TourStage::dialog(const char *name) const
{
    for (QDialog *found : window()->findChildren<QDialog *>(QLatin1StringView(name))) {
        if (found->isVisible())
            return found;
    }
    return nullptr;
}

void TourStage::type(const QString &text)
{
    const QDialog *asks = dialog("targetDialog");
    auto *line = asks ? asks->findChild<QLineEdit *>(u"target"_s) : nullptr;
    line ? line->setText(text) : fail(u"no dialog asks whom"_s);
}

void TourStage::confirm(const char *name)
{
    QDialog *asks = dialog(name);
    asks ? press(asks, "confirm") : fail(u"there is no dialog "_s + QLatin1StringView(name));
}

void TourStage::press(QWidget *in, const char *name)
{
    auto *button = in->findChild<QPushButton *>(QLatin1StringView(name));
    if (!button || !button->isEnabled())
        return fail(u"there is no button to press: "_s + QLatin1StringView(name));
    button->click();
}

QAbstractItemView *TourStage::table(const char *name) const
{
    return window()->findChild<QAbstractItemView *>(QLatin1StringView(name));
}

static QModelIndex find(const QAbstractItemView *view, int role, const QString &value)
{
    const int rows = view && view->model() ? view->model()->rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        if (index.data(role).toString() == value)
            return index;
    }
    return {};
}

void TourStage::choose(const char *name, int role, const QString &value)
{
    QAbstractItemView *view = table(name);
    const QModelIndex found = find(view, role, value);
    if (!found.isValid())
        return fail(u"the table %1 has no row for what comes next"_s.arg(QLatin1StringView(name)));
    view->setCurrentIndex(found);
}

bool TourStage::lists(const char *name, int role, const QString &value) const
{
    const QAbstractItemView *view = table(name);
    return view && view->isVisible() && find(view, role, value).isValid();
}

void TourStage::selectCall(const CallId &id)
{
    choose("callList", CallListModel::CallIdRole, id.text);
}

void TourStage::selectParticipant(const RawId &id)
{
    choose("participants", KeyRole, id.text);
}

bool TourStage::showsParticipant(const RawId &id) const
{
    return lists("participants", KeyRole, id.text);
}

bool TourStage::says(const QString &words) const
{
    if (window()->statusBar()->currentMessage().contains(words))
        return true;
    const QList<QLabel *> labels = window()->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

void TourStage::ring()
{
    DemoShift *shift = signIn.daemons() ? signIn.daemons()->shift() : nullptr;
    if (!shift)
        return fail(u"there are no scripted callers"_s);
    focus = QApplication::focusWidget();
    caller = shift->dialNext();
}

DemoParty TourStage::party(const char *name)
{
    for (const DemoParty &one : demoParties()) {
        if (one.name.startsWith(QLatin1StringView(name)))
            return one;
    }
    return {};
}

RawId TourStage::idOf(const char *name)
{
    return RawId(party(name).rawId);
}

const Leg *TourStage::leg(const CallId &id, const char *name) const
{
    const Call *in = call(id);
    return in ? in->leg(idOf(name)) : nullptr;
}

const PendingAction *TourStage::action(ActionKind kind)
{
    const QList<PendingAction> all = session.actions();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->kind != kind || m_earlier.contains(it->id))
            continue;
        m_action = *it;
        return &m_action;
    }
    return nullptr;
}

bool TourStage::happened(ActionKind kind)
{
    const PendingAction *own = action(kind);
    if (own && !own->isOpen() && own->phase != ActionPhase::Confirmed)
        fail(ErrorText::outcome(*own));
    return own && own->phase == ActionPhase::Confirmed;
}

bool TourStage::failed(ActionKind kind)
{
    const PendingAction *own = action(kind);
    if (own && own->phase == ActionPhase::Confirmed)
        fail(u"it went through, and should not have"_s);
    return own && own->phase == ActionPhase::Failed;
}

} // namespace callboard

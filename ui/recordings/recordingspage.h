// The Recordings workspace's page.
#pragma once
#include "library/evacuation.h"
#include "models/orderedfiltermodel.h"
#include "models/recordinglistmodel.h"
#include <QWidget>

class QLineEdit;
class QLabel;

namespace callboard {

class DenseTable;
class EvacuationBar;
class Playback;
class PlayerActions;
class PlayerPane;
class RecordingWords;

/// List on the left, the chosen one on the right. UI thread; what it is given outlives it.
class RecordingsPage : public QWidget
{
    Q_OBJECT
public:
    struct Parts {
        library::RecordingLibrary &library;
        const library::Evacuation &evacuation;
        Playback &playback;
        PlayerActions &actions;
        const RecordingWords &words;
    };
    RecordingsPage(const Parts &parts, QWidget *parent = nullptr);
    DenseTable *table() const { return m_table; }
    QLineEdit *filter() const { return m_filter; }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void layOutColumns();
    void retranslate();
    void tellEmpty();
    void chosen(const QModelIndex &current);

    Parts m_parts;
    RecordingListModel m_model;
    OrderedFilterModel m_order;
    QLineEdit *m_filter;
    DenseTable *m_table;
    PlayerPane *m_player;
};

} // namespace callboard

// One step of the tour, and the tables that hold them.
#pragma once
#include <QList>
#include <chrono>

namespace callboard {

class TourStage;

/// Does something once, then waits until it is seen to be so.
struct TourStep {
    const char *name; ///< of the picture
    const char *words; ///< what was done, for the printed line
    void (*act)(TourStage &stage);
    /// Looked at again and again; true ends the step.
    bool (*confirmed)(TourStage &stage);
    std::chrono::milliseconds limit = std::chrono::seconds(10);
};

namespace tour {
QList<TourStep> signingIn();
QList<TourStep> firstCall();
QList<TourStep> media();
QList<TourStep> participants();
QList<TourStep> moreCalls();
QList<TourStep> brokenLink();
QList<TourStep> looks();
QList<TourStep> endings();
QList<TourStep> recordings();
} // namespace tour

} // namespace callboard

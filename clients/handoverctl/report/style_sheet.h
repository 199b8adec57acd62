#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_STYLE_SHEET_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_STYLE_SHEET_H_

namespace handover::ctl {

// How a report looks on a screen and on paper. The colours of the two sides are of one lightness, and each side has its
// own pattern and dash besides.
extern const char kStyleSheet[];

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_STYLE_SHEET_H_

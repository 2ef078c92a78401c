#include "app/proof.hpp"

#include "holdfast/features/files.hpp"
#include "holdfast/features/proof.hpp"
#include "holdfast/store/blobs.hpp"
#include "holdfast/store/moment.hpp"

namespace holdfast {

Proof prove_folder(std::string const& folder, bool deep) {
    Proof out;
    out.report = check_folder(folder, migrations());
    out.findings = out.report.findings;
    if (!out.report.sound) return out;
    out.older = out.report.schema < std::ssize(migrations());
    if (out.older) return out;

    Blobs const blobs{folder};
    auto const held = blobs.keep_all();
    Moment moment{folder, system_clock().now()};
    out.findings = find_faults(moment.tx());
    auto const files = file_faults(moment.tx(), blobs);
    out.missing = files.missing;
    out.orphans = std::ssize(files.orphans);
    for (auto& finding : find_damaged_files(moment.tx(), blobs, deep)) out.findings.push_back(std::move(finding));
    return out;
}

}  // namespace holdfast

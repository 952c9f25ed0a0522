//! Rules on the figures of tables two, three and four.

rules! {
    fewer_valid_than_made,
    valid_differs_from_last_year,
    repealed_more_than_there_were,
    regulations_without_power,
    fee_in_yuan,
    less_collected_than_stated,
    all_zero_bureau,
    decisions_changed_greatly,
    repealed_without_effect,

    carried_forward_exceeds_received,
    carried_forward_share,
    carried_over_differs_from_last_year,
    carried_over_by_other_applicants,
    result_without_application,
    processing_fee_not_reported,
    processing_fee_without_application,
    other_handling_share,
    applications_stated_beside_zeros,
    applications_changed_greatly,
    applicants_all_other,
    result_exceeds_received,

    litigation_without_review,
    pending_cases_vanished,
    direct_litigation,
    cases_without_application,
}

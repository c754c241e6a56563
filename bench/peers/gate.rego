# The gate's thirty rules for Conftest and OPA, as their users write them: `deny` yields what breaks a rule.
# conftest test -p bench/peers plan.json     opa eval -d bench/peers/gate.rego -i plan.json data.main.deny
package main

import rego.v1

resources contains resource if {
	some resource in input.planned_values.root_module.resources
	resource.mode == "managed"
}

of_type(type) := [resource | some resource in resources; resource.type == type]

buckets := of_type("aws_s3_bucket")

volumes := of_type("aws_ebs_volume")

databases := of_type("aws_db_instance")

keys := of_type("aws_kms_key")

groups := of_type("aws_security_group")

instances := of_type("aws_instance")

queues := of_type("aws_sqs_queue")

log_groups := of_type("aws_cloudwatch_log_group")

balancers := of_type("aws_lb")

broken(rule, resource) := sprintf("%s %s", [rule, resource.address])

algorithm(bucket) := bucket.values.server_side_encryption_configuration[0].rule[0].apply_server_side_encryption_by_default[0].sse_algorithm

deny contains broken("g01", r) if {
	some r in buckets
	not algorithm(r) in {"aws:kms", "AES256"}
}

deny contains broken("g02", r) if {
	some r in buckets
	not r.values.versioning[0].enabled
}

deny contains broken("g03", r) if {
	some r in buckets
	r.values.logging[0].target_bucket == ""
}

deny contains broken("g04", r) if {
	some r in buckets
	r.values.acl in {"public-read", "public-read-write"}
}

deny contains broken("g05", r) if {
	some r in buckets
	r.values.tags.data_class == ""
}

deny contains broken("g06", r) if {
	some r in buckets
	r.values.force_destroy
}

deny contains broken("g07", r) if {
	some r in volumes
	not r.values.encrypted
}

deny contains broken("g08", r) if {
	some r in volumes
	r.values.size > 2000
}

deny contains broken("g09", r) if {
	some r in volumes
	not startswith(r.values.type, "gp")
}

deny contains broken("g10", r) if {
	some r in volumes
	startswith(r.values.availability_zone, "cn-")
}

deny contains broken("g11", r) if {
	some r in databases
	not r.values.storage_encrypted
}

deny contains broken("g12", r) if {
	some r in databases
	r.values.publicly_accessible
}

deny contains broken("g13", r) if {
	some r in databases
	r.values.backup_retention_period < 7
}

deny contains broken("g14", r) if {
	some r in databases
	not r.values.deletion_protection
}

deny contains broken("g15", r) if {
	some r in databases
	not r.values.multi_az
}

deny contains broken("g16", r) if {
	some r in databases
	startswith(r.values.engine_version, "9.")
}

deny contains broken("g17", r) if {
	some r in databases
	startswith(r.values.availability_zone, "cn-")
}

deny contains broken("g18", r) if {
	some r in keys
	not r.values.enable_key_rotation
}

deny contains broken("g19", r) if {
	some r in keys
	r.values.deletion_window_in_days < 14
}

deny contains broken("g20", r) if {
	some r in keys
	r.values.multi_region
}

deny contains broken("g21", r) if {
	some r in groups
	some ingress in r.values.ingress
	ingress.from_port == 22
	"0.0.0.0/0" in ingress.cidr_blocks
}

deny contains broken("g22", r) if {
	some r in groups
	some ingress in r.values.ingress
	ingress.from_port == 5432
	"0.0.0.0/0" in ingress.cidr_blocks
}

deny contains broken("g23", r) if {
	some r in groups
	r.values.description == ""
}

deny contains broken("g24", r) if {
	some r in instances
	r.values.metadata_options[0].http_tokens != "required"
}

deny contains broken("g24", r) if {
	some r in instances
	not r.values.monitoring
}

deny contains broken("g25", r) if {
	some r in instances
	r.values.associate_public_ip_address
}

deny contains broken("g26", r) if {
	some r in instances
	not r.values.root_block_device[0].encrypted
}

deny contains broken("g27", r) if {
	some r in queues
	r.values.kms_master_key_id == ""
}

deny contains broken("g27", r) if {
	some r in queues
	r.values.message_retention_seconds > 604800
}

deny contains broken("g28", r) if {
	some r in log_groups
	r.values.kms_key_id == ""
}

deny contains broken("g29", r) if {
	some r in log_groups
	r.values.retention_in_days < 30
}

deny contains broken("g30", r) if {
	some r in balancers
	not r.values.drop_invalid_header_fields
}

deny contains broken("g30", r) if {
	some r in balancers
	not r.values.enable_deletion_protection
}

deny contains broken("g30", r) if {
	some r in balancers
	not r.values.internal
}

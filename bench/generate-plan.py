"""Writes a Terraform plan of about 240 kB, as `terraform show -json` prints one: the same bytes for the same count and seed.

usage: generate-plan.py [RESOURCES] [SEED]
"""
import json
import random
import sys

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 162
RANDOM = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 7)


def mostly(good, bad, share=0.12):
    return bad if RANDOM.random() < share else good


def tags(name):
    return {"name": name, "owner": RANDOM.choice(["mail", "maps", "photos"]), "data_class": mostly("personal", "")}


def bucket(name):
    return {
        "bucket": name, "acl": mostly("private", "public-read"), "force_destroy": mostly(False, True), "tags": tags(name),
        "versioning": [{"enabled": mostly(True, False), "mfa_delete": False}],
        "logging": [{"target_bucket": mostly("logs", ""), "target_prefix": name + "/"}],
        "server_side_encryption_configuration": [{"rule": [{"apply_server_side_encryption_by_default": [
            {"kms_master_key_id": "", "sse_algorithm": mostly("aws:kms", "none")}]}]}],
    }


def volume(name):
    return {
        "availability_zone": mostly("ap-southeast-1a", "cn-north-1a"), "encrypted": mostly(True, False), "iops": 3000,
        "size": mostly(100, 4000), "snapshot_id": "", "tags": tags(name), "type": mostly("gp3", "standard"),
    }


def database(name):
    return {
        "allocated_storage": 100, "availability_zone": mostly("ap-southeast-1b", "cn-north-1b"),
        "backup_retention_period": mostly(14, 1), "deletion_protection": mostly(True, False), "engine": "postgres",
        "engine_version": mostly("16.4", "9.6"), "identifier": name, "multi_az": mostly(True, False),
        "publicly_accessible": mostly(False, True), "storage_encrypted": mostly(True, False), "tags": tags(name),
        "username": "service",
    }


def key(name):
    return {
        "deletion_window_in_days": mostly(30, 7), "description": name, "enable_key_rotation": mostly(True, False),
        "is_enabled": True, "multi_region": mostly(False, True), "tags": tags(name),
    }


def group(name):
    return {
        "description": mostly("traffic of " + name, ""), "name": name, "tags": tags(name), "vpc_id": "vpc-1",
        "ingress": [
            {"cidr_blocks": [mostly("10.0.0.0/8", "0.0.0.0/0", 0.05)], "from_port": port, "protocol": "tcp", "to_port": port}
            for port in (22, 443, 5432)
        ],
    }


def instance(name):
    return {
        "ami": "ami-1", "associate_public_ip_address": mostly(False, True), "instance_type": "m7i.large",
        "metadata_options": [{"http_endpoint": "enabled", "http_tokens": mostly("required", "optional")}],
        "monitoring": mostly(True, False), "root_block_device": [{"encrypted": mostly(True, False), "volume_size": 50}],
        "tags": tags(name),
    }


def queue(name):
    return {
        "kms_master_key_id": mostly("alias/queues", ""), "message_retention_seconds": mostly(345600, 1209600), "name": name,
        "tags": tags(name),
    }


def log_group(name):
    return {
        "kms_key_id": mostly("alias/logs", ""), "name": name, "retention_in_days": mostly(90, 7), "tags": tags(name),
    }


def balancer(name):
    return {
        "drop_invalid_header_fields": mostly(True, False), "enable_deletion_protection": mostly(True, False),
        "internal": mostly(True, False), "name": name, "tags": tags(name),
    }


KINDS = {
    "aws_s3_bucket": bucket, "aws_ebs_volume": volume, "aws_db_instance": database, "aws_kms_key": key,
    "aws_security_group": group, "aws_instance": instance, "aws_sqs_queue": queue,
    "aws_cloudwatch_log_group": log_group, "aws_lb": balancer,
}
PROVIDER = "registry.terraform.io/hashicorp/aws"


def expressions(values):
    return {name: {"constant_value": value} for name, value in values.items() if not isinstance(value, list)}


resources, changes, configuration = [], [], []
for number in range(COUNT):
    kind = list(KINDS)[number % len(KINDS)]
    name = "%s_%03d" % (kind.split("_")[-1], number)
    values = KINDS[kind](name)
    address = kind + "." + name
    unknown = {"arn": True, "id": True, "tags_all": True}
    resources.append({
        "address": address, "mode": "managed", "type": kind, "name": name, "provider_name": PROVIDER,
        "schema_version": 1, "values": values, "sensitive_values": {"tags": {}},
    })
    changes.append({
        "address": address, "mode": "managed", "type": kind, "name": name, "provider_name": PROVIDER,
        "change": {"actions": ["create"], "before": None, "after": values, "after_unknown": unknown,
                   "before_sensitive": False, "after_sensitive": {"tags": {}}},
    })
    configuration.append({
        "address": address, "mode": "managed", "type": kind, "name": name, "provider_config_key": "aws",
        "expressions": expressions(values), "schema_version": 1,
    })
json.dump({
    "format_version": "1.2", "terraform_version": "1.9.5", "planned_values": {"root_module": {"resources": resources}},
    "resource_changes": changes,
    "configuration": {
        "provider_config": {"aws": {"name": "aws", "full_name": PROVIDER,
                                    "expressions": {"region": {"constant_value": "ap-southeast-1"}}}},
        "root_module": {"resources": configuration},
    },
    "timestamp": "2014-12-15T00:00:00Z", "applyable": True, "complete": True, "errored": False,
}, sys.stdout, separators=(",", ":"), sort_keys=True)
